using System.Globalization;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Waypoints;

/// <summary>The second waypoint that a service or its namespace asks for (istiod: ambient/waypoints.go, ResolveUseWaypointCanary).</summary>
/// <param name="Waypoint">The waypoint that is named.</param>
/// <param name="Weight">Its share in percent; null when what is written is no integer from 0 to 100.</param>
public readonly record struct CanaryRequest(WaypointRef Waypoint, int? Weight)
{
    /// <summary>Reads what is asked for; null when nothing is.</summary>
    /// <param name="target">The service or service entry.</param>
    /// <param name="consumerNamespace">Its Namespace object; null when it is not known.</param>
    public static CanaryRequest? Read(MeshResource target, NamespaceResource? consumerNamespace)
    {
        var hasOwn = UseWaypointLabel.Read(target.Labels, target.Namespace).Waypoint is not null;
        var inherited = hasOwn ? null : consumerNamespace?.Metadata;
        var labels = target.Labels.Has(IstioNames.UseWaypointCanary) ? target.Labels : inherited?.Labels ?? LabelSet.Empty;
        return UseWaypointLabel.ReadCanary(labels, target.Namespace) is { } canary
            ? new(canary, ReadWeight(target.Annotations[IstioNames.UseWaypointCanaryWeight] ?? inherited?.Annotations[IstioNames.UseWaypointCanaryWeight]))
            : null;
    }

    private static int? ReadWeight(string? text) => text is null ? 0
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight) && weight is >= 0 and <= 100 ? weight
        : null;
}
