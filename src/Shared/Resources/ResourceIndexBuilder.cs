using System.Collections.Immutable;

namespace WaypointDashboard.Shared.Resources;

/// <summary>Edits an index. Not thread-safe; the index it came from stays as it was.</summary>
public sealed class ResourceIndexBuilder
{
    private readonly ImmutableDictionary<string, NamespacePartition>.Builder _partitions;

    internal ResourceIndexBuilder(ResourceIndex index) => _partitions = index.PartitionsToBuilder();

    /// <summary>Finds an object as the edit stands; null when it is not there.</summary>
    public MeshResource? Find(ObjectKey key) => PartitionOf(key.Namespace).Find(key.Kind, key.Name);

    /// <summary>Adds or replaces an object.</summary>
    /// <returns>False when an equal one was there: nobody could see a difference.</returns>
    public bool Put(MeshResource resource)
    {
        var partition = PartitionOf(resource.Namespace);
        if (resource.Equals(partition.Find(resource.Kind, resource.Name)))
        {
            return false;
        }

        _partitions[resource.Namespace] = partition.With(resource);
        return true;
    }

    /// <summary>Removes an object.</summary>
    /// <returns>False when it was not there.</returns>
    public bool Remove(ObjectKey key)
    {
        var partition = PartitionOf(key.Namespace);
        if (partition.Find(key.Kind, key.Name) is null)
        {
            return false;
        }

        var rest = partition.Without(key.Kind, key.Name);
        if (rest.IsEmpty)
        {
            _partitions.Remove(key.Namespace);
        }
        else
        {
            _partitions[key.Namespace] = rest;
        }

        return true;
    }

    /// <summary>The keys of all objects of a kind, in one namespace or, for null, in all.</summary>
    public IEnumerable<ObjectKey> Keys(ResourceKind kind, string? namespaceName)
    {
        var partitions = namespaceName is null ? _partitions.Values : [PartitionOf(namespaceName)];
        return partitions.SelectMany(partition => partition.All<MeshResource>(kind)).Select(resource => resource.Key);
    }

    /// <summary>Ends the edit.</summary>
    public ResourceIndex Build() => ResourceIndex.FromPartitions(_partitions.ToImmutable());

    private NamespacePartition PartitionOf(string namespaceName) => _partitions.GetValueOrDefault(namespaceName) ?? NamespacePartition.Empty;
}
