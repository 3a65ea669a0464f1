using System.Text.Json.Nodes;
using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Components.Fields;

/// <summary>The fields of an enrollment.</summary>
public sealed partial class EnrollFields
{
    private IReadOnlyList<WaypointOption> _options = [];
    private int _outside;
    private ChangeIntent.DeployWaypoint? _deploy;
    private ChangeIntent.PatchObject? _template;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var resources = Live.Mesh.Resources;
        _options = WaypointOptions.For(Live.Mesh, Intent.Targets);
        _outside = Intent.Targets.Count(target => target.Kind is ResourceKind.Namespace or ResourceKind.Pod && IsOutside(target, resources));
        _deploy = _options.All(option => option.Problem is not null) && Intent.Targets is [var first, ..] ? DeployFor(first) : null;
        _template = Intent is { Targets: [{ Kind: ResourceKind.Pod } pod], Waypoint: { } waypoint } ? TemplateOf(pod, waypoint, resources) : null;
    }

    private static bool IsOutside(ObjectKey target, ResourceIndex resources) =>
        resources.Find(target) is { } found
        && (found.Labels[IstioNames.DataplaneMode] ?? (target.Kind == ResourceKind.Pod ? resources.FindNamespace(target.Namespace)?.Labels[IstioNames.DataplaneMode] : null)) != IstioNames.Ambient;

    // What would accept the first of the objects: in its own namespace, of its traffic type.
    private ChangeIntent.DeployWaypoint DeployFor(ObjectKey target) => new(
        WaypointChoice.FreeName(EnrollmentTarget.HomeOf(target), Live),
        target.Kind is ResourceKind.Pod or ResourceKind.WorkloadEntry ? TrafficType.Workload : null,
        null,
        new AllowedNamespaces.Same(),
        EnrollNamespace: target.Kind == ResourceKind.Namespace);

    private static ChangeIntent.PatchObject? TemplateOf(ObjectKey pod, WaypointRef waypoint, ResourceIndex resources)
    {
        if (resources.Find(pod)?.Metadata.Owner is not { Kind: "ReplicaSet" } owner
            || resources.Find(new(ResourceKind.ReplicaSet, pod.Namespace, owner.Name))?.Metadata.Owner is not { Kind: "Deployment" } deployment)
        {
            return null;
        }

        var labels = new JsonObject { [IstioNames.UseWaypoint] = waypoint.Name };
        if (waypoint.Namespace != pod.Namespace)
        {
            labels[IstioNames.UseWaypointNamespace] = waypoint.Namespace;
        }

        var patch = new JsonObject { ["spec"] = new JsonObject { ["template"] = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = labels } } } };
        return new(new(ResourceKind.Deployment, pod.Namespace, deployment.Name), patch.ToJsonString(), $"Pods of Deployment {pod.Namespace}/{deployment.Name} use waypoint {waypoint}, after every rollout.");
    }
}
