using System.Collections.Immutable;

namespace WaypointDashboard.Shared.Resources;

/// <summary>The objects of one namespace by kind and name.</summary>
public sealed class NamespacePartition
{
    private static readonly ImmutableDictionary<string, MeshResource> None = ImmutableDictionary.Create<string, MeshResource>(StringComparer.Ordinal);

    private readonly ImmutableArray<ImmutableDictionary<string, MeshResource>> _byKind;

    private NamespacePartition(ImmutableArray<ImmutableDictionary<string, MeshResource>> byKind) => _byKind = byKind;

    /// <summary>No objects.</summary>
    public static NamespacePartition Empty { get; } = new([.. Enumerable.Repeat(None, ResourceKinds.All.Count)]);

    /// <summary>Whether nothing is here.</summary>
    public bool IsEmpty => _byKind.All(objects => objects.IsEmpty);

    /// <summary>Finds an object; null when it is not there.</summary>
    public MeshResource? Find(ResourceKind kind, string name) => _byKind[(int)kind].GetValueOrDefault(name);

    /// <summary>How many objects of a kind are here.</summary>
    public int Count(ResourceKind kind) => _byKind[(int)kind].Count;

    /// <summary>All objects of a kind, in no order.</summary>
    public IEnumerable<T> All<T>(ResourceKind kind)
        where T : MeshResource
    {
        foreach (var (_, resource) in _byKind[(int)kind])
        {
            yield return (T)resource;
        }
    }

    /// <summary>All objects, in no order.</summary>
    public IEnumerable<MeshResource> Everything() => _byKind.SelectMany(objects => objects.Values);

    internal NamespacePartition With(MeshResource resource) =>
        new(_byKind.SetItem((int)resource.Kind, _byKind[(int)resource.Kind].SetItem(resource.Name, resource)));

    internal NamespacePartition Without(ResourceKind kind, string name) =>
        new(_byKind.SetItem((int)kind, _byKind[(int)kind].Remove(name)));
}
