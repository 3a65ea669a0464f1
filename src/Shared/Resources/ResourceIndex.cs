using System.Collections.Immutable;

namespace WaypointDashboard.Shared.Resources;

/// <summary>All objects of a cluster, immutable, divided by namespace. Deriving the next one shares everything that an edit does not touch.</summary>
public sealed class ResourceIndex
{
    private readonly ImmutableDictionary<string, NamespacePartition> _partitions;

    private ResourceIndex(ImmutableDictionary<string, NamespacePartition> partitions) => _partitions = partitions;

    /// <summary>No objects.</summary>
    public static ResourceIndex Empty { get; } = new(ImmutableDictionary.Create<string, NamespacePartition>(StringComparer.Ordinal));

    /// <summary>The names of all namespaces that hold an object, in no order; a Namespace object itself is cluster scoped and lies under the empty name.</summary>
    public IEnumerable<string> PartitionNames => _partitions.Keys;

    /// <summary>Builds an index from scratch.</summary>
    public static ResourceIndex From(IEnumerable<MeshResource> resources)
    {
        var builder = new ResourceIndexBuilder(Empty);
        foreach (var resource in resources)
        {
            builder.Put(resource);
        }

        return builder.Build();
    }

    /// <summary>The objects of one namespace; the cluster-scoped ones for the empty name. Empty when there are none.</summary>
    public NamespacePartition In(string namespaceName) => _partitions.GetValueOrDefault(namespaceName) ?? NamespacePartition.Empty;

    /// <summary>Finds an object; null when it is not there.</summary>
    public MeshResource? Find(ObjectKey key) => In(key.Namespace).Find(key.Kind, key.Name);

    /// <summary>Finds an object of a known type; null when it is not there.</summary>
    public T? Find<T>(ResourceKind kind, string namespaceName, string name)
        where T : MeshResource => In(namespaceName).Find(kind, name) as T;

    /// <summary>The Namespace object of that name; null when it is not there or not known.</summary>
    public NamespaceResource? FindNamespace(string name) => Find<NamespaceResource>(ResourceKind.Namespace, "", name);

    /// <summary>All objects of a kind in all namespaces, in no order.</summary>
    public IEnumerable<T> All<T>(ResourceKind kind)
        where T : MeshResource
    {
        foreach (var partition in _partitions.Values)
        {
            foreach (var resource in partition.All<T>(kind))
            {
                yield return resource;
            }
        }
    }

    /// <summary>How many objects of a kind there are.</summary>
    public int Count(ResourceKind kind) => _partitions.Values.Sum(partition => partition.Count(kind));

    /// <summary>Starts an edit.</summary>
    public ResourceIndexBuilder ToBuilder() => new(this);

    internal ImmutableDictionary<string, NamespacePartition>.Builder PartitionsToBuilder() => _partitions.ToBuilder();

    internal static ResourceIndex FromPartitions(ImmutableDictionary<string, NamespacePartition> partitions) => new(partitions);
}
