using System.Collections.Immutable;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>All findings of a snapshot, immutable, divided by namespace: the next one shares every namespace that was not checked again.</summary>
public sealed class FindingSet
{
    private readonly ImmutableDictionary<string, NamespaceFindings> _partitions;

    private FindingSet(ImmutableDictionary<string, NamespaceFindings> partitions, MeshSnapshot? mesh)
    {
        _partitions = partitions;
        Mesh = mesh;
    }

    /// <summary>No findings.</summary>
    public static FindingSet Empty { get; } = new(ImmutableDictionary.Create<string, NamespaceFindings>(StringComparer.Ordinal), null);

    /// <summary>All findings, in no order.</summary>
    public IEnumerable<Finding> All => _partitions.Values.SelectMany(partition => partition.ByObject.Values).SelectMany(findings => findings.Items);

    /// <summary>The snapshot that was checked; null when none was.</summary>
    internal MeshSnapshot? Mesh { get; }

    /// <summary>The objects that have findings, in no order.</summary>
    internal IEnumerable<ObjectKey> Objects => _partitions.Values.SelectMany(partition => partition.ByObject.Keys);

    /// <summary>Takes findings as they are.</summary>
    public static FindingSet From(IEnumerable<Finding> findings) => new(
        findings.GroupBy(finding => PartitionOf(finding.Object), StringComparer.Ordinal).ToImmutableDictionary(
            partition => partition.Key,
            partition => new NamespaceFindings(partition.GroupBy(finding => finding.Object).ToImmutableDictionary(group => group.Key, group => group.ToValueList()), []),
            StringComparer.Ordinal),
        null);

    /// <summary>The findings about an object; empty when there are none.</summary>
    public ValueList<Finding> Of(ObjectKey key) => Partition(PartitionOf(key)).ByObject.GetValueOrDefault(key);

    /// <summary>The findings about a namespace and the objects in it, in no order; about cluster-scoped objects for the empty name.</summary>
    public IEnumerable<Finding> In(string namespaceName) => Partition(namespaceName).ByObject.Values.SelectMany(findings => findings.Items);

    /// <summary>Where an object's findings lie: a Namespace's with those of its objects.</summary>
    internal static string PartitionOf(ObjectKey key) => key.Kind == ResourceKind.Namespace ? key.Name : key.Namespace;

    internal NamespaceFindings Partition(string namespaceName) => _partitions.GetValueOrDefault(namespaceName) ?? NamespaceFindings.Empty;

    /// <summary>The namespaces whose objects refer to a node: a namespace, or one of <see cref="NamespaceReferences"/>' own.</summary>
    internal IEnumerable<string> Referring(string node) =>
        _partitions.Where(partition => partition.Value.References.Contains(node)).Select(partition => partition.Key);

    /// <summary>The same with some namespaces checked again.</summary>
    internal FindingSet With(MeshSnapshot mesh, IEnumerable<KeyValuePair<string, NamespaceFindings>> rechecked)
    {
        var partitions = _partitions.ToBuilder();
        foreach (var (name, findings) in rechecked)
        {
            if (findings.IsEmpty)
            {
                partitions.Remove(name);
            }
            else
            {
                partitions[name] = findings;
            }
        }

        return new(partitions.ToImmutable(), mesh);
    }
}
