using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Fields;

/// <summary>The fields of an enrollment.</summary>
public sealed partial class EnrollFields
{
    private IReadOnlyList<WaypointOption> _options = [];
    private int _outside;
    private ChangeIntent.PatchObject? _template;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var resources = Live.Mesh.Resources;
        _options = WaypointOptions.For(Live.Mesh, Intent.Targets);
        _outside = Intent.Targets.Count(target => target.Kind is ResourceKind.Namespace or ResourceKind.Pod && IsOutside(target, resources));
        _template = Intent.Targets is [{ Kind: ResourceKind.Pod } pod] ? TemplateOf(pod, resources) : null;
    }

    private static bool IsOutside(ObjectKey target, ResourceIndex resources) =>
        resources.Find(target) is { } found
        && (found.Labels[IstioNames.DataplaneMode] ?? (target.Kind == ResourceKind.Pod ? resources.FindNamespace(target.Namespace)?.Labels[IstioNames.DataplaneMode] : null)) != IstioNames.Ambient;

    private ChangeIntent.PatchObject? TemplateOf(ObjectKey pod, ResourceIndex resources)
    {
        if (resources.Find(pod)?.Metadata.Owner is not { Kind: "ReplicaSet" } owner
            || resources.Find(new(ResourceKind.ReplicaSet, pod.Namespace, owner.Name))?.Metadata.Owner is not { Kind: "Deployment" } deployment)
        {
            return null;
        }

        var labels = new JsonObject { [IstioNames.UseWaypoint] = Intent.Waypoint.Name };
        if (Intent.Waypoint.Namespace != pod.Namespace)
        {
            labels[IstioNames.UseWaypointNamespace] = Intent.Waypoint.Namespace;
        }

        var patch = new JsonObject { ["spec"] = new JsonObject { ["template"] = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = labels } } } };
        return new(new(ResourceKind.Deployment, pod.Namespace, deployment.Name), patch.ToJsonString(), $"Pods of Deployment {pod.Namespace}/{deployment.Name} use waypoint {Intent.Waypoint}, after every rollout.");
    }
}
