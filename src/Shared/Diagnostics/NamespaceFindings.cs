using System.Collections.Immutable;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>What is wrong in one namespace.</summary>
/// <param name="ByObject">The findings by their objects; objects without any are left out.</param>
/// <param name="References">What the namespace's objects refer to outside of it.</param>
internal sealed record NamespaceFindings(ImmutableDictionary<ObjectKey, ValueList<Finding>> ByObject, ImmutableHashSet<string> References)
{
    public static NamespaceFindings Empty { get; } = new(ImmutableDictionary<ObjectKey, ValueList<Finding>>.Empty, []);

    public bool IsEmpty => ByObject.IsEmpty && References.IsEmpty;

    /// <summary>The objects of which this one and another say different things.</summary>
    public IEnumerable<ObjectKey> DifferingFrom(NamespaceFindings other) =>
        ByObject.Where(entry => other.ByObject.GetValueOrDefault(entry.Key) != entry.Value).Select(entry => entry.Key)
            .Concat(other.ByObject.Keys.Where(key => !ByObject.ContainsKey(key)));
}
