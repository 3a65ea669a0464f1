using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP019: a waypoint's GatewayClass is not there, or the Gateway API is not served at all.</summary>
internal sealed class GatewayApiMissing : FindingRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "WP019",
        "GatewayClass or Gateway API missing",
        Severity.Error,
        "A waypoint is a Gateway of the Gateway API. Without the API's custom resource definitions there can be none. "
            + "The GatewayClasses of waypoints are made by istiod when it starts with ambient support; a missing one means that no such istiod has run, or that somebody has deleted it.",
        IstioDocs.GatewayApi);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Subjects =>
        [ResourceKind.Gateway, ResourceKind.Namespace, ResourceKind.Service, ResourceKind.ServiceEntry, ResourceKind.WorkloadEntry, ResourceKind.Pod];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject) => subject switch
    {
        GatewayResource gateway => MissingClass(mesh, gateway),
        _ when !mesh.Coverage.IsServed(ResourceKind.Gateway) => MissingApi(subject),
        _ => [],
    };

    private IEnumerable<Finding> MissingClass(MeshSnapshot mesh, GatewayResource gateway)
    {
        var controller = gateway.ClassName switch
        {
            IstioNames.WaypointClass => IstioNames.WaypointController,
            IstioNames.AgentgatewayWaypointClass => IstioNames.AgentgatewayWaypointController,
            _ => null,
        };
        if (controller is null
            || !mesh.Coverage.Knows(ResourceKind.GatewayClass, "")
            || mesh.Resources.Find(new(ResourceKind.GatewayClass, "", gateway.ClassName)) is not null)
        {
            yield break;
        }

        var hasAddress = gateway.Addresses.Count > 0;
        yield return new(
            Info.Id,
            hasAddress ? Severity.Warning : Severity.Error,
            gateway.Key,
            $"{FindingText.Of(gateway.Key)} is of class {gateway.ClassName}, but there is no GatewayClass of that name.",
            hasAddress
                ? "It has an address from earlier and stays in use. A running istiod would have made the class anew, so probably none looks after this waypoint any more."
                : "It has no address either: probably no istiod runs here that knows this class, and whatever names this waypoint goes without one.",
            gateway.ClassName == IstioNames.WaypointClass
                ? "Check that istiod runs with PILOT_ENABLE_AMBIENT=true (the ambient profile); it makes the class when it starts. Making the class by hand helps where it was only deleted."
                : "Check that istiod runs with PILOT_ENABLE_AGENTGATEWAY=true; it makes the class when it starts. Making the class by hand helps where it was only deleted.",
            new($"Make GatewayClass {gateway.ClassName}", new ChangeIntent.ApplyManifests([Manifest(gateway.ClassName, controller)])));
    }

    private IEnumerable<Finding> MissingApi(MeshResource subject)
    {
        if (UseWaypointLabel.Read(subject.EffectiveLabels, subject.Namespace).Waypoint is not null)
        {
            yield return new(
                Info.Id,
                Severity.Error,
                subject.Key,
                $"{FindingText.Of(subject.Key)} is labelled {WaypointLabel.Written(subject)}, but the API server serves no Gateways: the Gateway API is not installed.",
                "There is no waypoint to use: traffic goes straight to the pods, without routes and L7 policies.",
                "Install the custom resource definitions of the Gateway API (standard-install.yaml of its release), then deploy the waypoint.");
        }
    }

    private static string Manifest(string name, string controller) => new JsonObject
    {
        ["apiVersion"] = ResourceKinds.Of(ResourceKind.GatewayClass).ApiVersion,
        ["kind"] = nameof(ResourceKind.GatewayClass),
        ["metadata"] = new JsonObject { ["name"] = name },
        ["spec"] = new JsonObject { ["controllerName"] = controller },
    }.ToJsonString();
}
