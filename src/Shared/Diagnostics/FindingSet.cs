using System.Collections.Immutable;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>All findings of a snapshot.</summary>
/// <param name="ByObject">The findings by the object that they are about; objects without any are left out.</param>
public sealed record FindingSet(ImmutableDictionary<ObjectKey, ValueList<Finding>> ByObject)
{
    /// <summary>No findings.</summary>
    public static FindingSet Empty { get; } = new(ImmutableDictionary<ObjectKey, ValueList<Finding>>.Empty);

    /// <summary>The findings about an object; empty when there are none.</summary>
    public ValueList<Finding> Of(ObjectKey key) => ByObject.GetValueOrDefault(key);

    /// <summary>All findings, in no order.</summary>
    public IEnumerable<Finding> All => ByObject.Values.SelectMany(findings => findings.Items);
}
