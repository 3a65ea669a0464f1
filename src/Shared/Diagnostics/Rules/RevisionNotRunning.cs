using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP025: a waypoint asks for a control plane revision that no istiod runs.</summary>
internal sealed class RevisionNotRunning : FindingRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "WP025",
        "No istiod of the waypoint's revision",
        Severity.Error,
        "An istiod looks after a waypoint when the label istio.io/rev on its Gateway, else on its Namespace, names its revision or one of its tags. A revision that nobody runs, typical after an upgrade, leaves the waypoint alone: "
            + "it is not deployed, or no longer configured. Tags are known by the Services that newer releases make for them; those of older releases cannot be seen.",
        IstioDocs.Revisions);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Subjects => [ResourceKind.Gateway];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        var root = MeshSettings.Of(mesh.Resources).RootNamespace;
        if (subject is not GatewayResource gateway
            || Waypoint.Read(gateway, mesh.Resources) is not { IsWaypointClass: true, Binding: null }
            || Asked(mesh, gateway) is not { } asked
            || !mesh.Coverage.Knows(ResourceKind.Deployment, root)
            || !mesh.Coverage.Knows(ResourceKind.Service, root))
        {
            yield break;
        }

        var istiods = Istiods.Of(mesh.Resources);
        var running = istiods.Revisions;
        if (running.Count == 0 || istiods.Run(asked.Revision))
        {
            yield break;
        }

        var hasAddress = gateway.Addresses.Count > 0;
        yield return new(
            Info.Id,
            hasAddress ? Severity.Warning : Severity.Error,
            gateway.Key,
            $"{FindingText.Of(gateway.Key)} asks for control plane revision {asked.Revision} ({(asked.From == gateway.Key ? "" : $"by {FindingText.Of(asked.From)}, ")}label {IstioNames.Revision}), but istiod runs only as revision{(running.Count == 1 ? "" : "s")} {FindingText.Names(running)}.",
            hasAddress
                ? "No istiod looks after it any more, unless the value is a tag: its pods keep the configuration that they last got, and lose it when they restart."
                : "No istiod deploys it: it gets no pods and no address, and whatever names it goes without a waypoint.",
            running.Count == 1
                ? $"Set {IstioNames.Revision} to {running[0]}, or install an istiod of revision {asked.Revision}."
                : $"Set {IstioNames.Revision} to a revision that runs: {FindingText.Names(running)}.",
            running.Count == 1
                ? new($"Let revision {running[0]} run {gateway.Key.QualifiedName}", new ChangeIntent.EditMetadata(gateway.Key, [KeyValuePair.Create(IstioNames.Revision, (string?)running[0])], []))
                : null,
            [.. istiods.Deployments.Select(istiod => istiod.Key)]);
    }

    private static (string Revision, ObjectKey From)? Asked(MeshSnapshot mesh, GatewayResource gateway) =>
        gateway.Labels[IstioNames.Revision] is { Length: > 0 } own ? (own, gateway.Key)
        : mesh.Resources.FindNamespace(gateway.Namespace) is { } home && home.Labels[IstioNames.Revision] is { Length: > 0 } inherited ? (inherited, home.Key)
        : null;
}
