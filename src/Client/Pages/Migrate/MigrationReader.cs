using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Migrate;

/// <summary>Reads from the mesh how a migration stands.</summary>
public static class MigrationReader
{
    private const int CanaryMinor = 31; // Canaries came with Istio 1.31.

    /// <summary>Reads it.</summary>
    public static Migration Read(LiveMesh live, WaypointRef from, WaypointRef to)
    {
        var mesh = live.Mesh;
        var (old, fresh) = (Find(mesh, from), Find(mesh, to));
        ValueList<MigrationItem> items = from == to ? [] : [.. WaypointCarriers.Of(mesh, from).Select(carrier => ItemOf(carrier, to, mesh))];
        ValueList<ObjectKey> moved = [.. WaypointCarriers.Of(mesh, to).Select(carrier => carrier.Key)];
        var primaries = moved.ToHashSet();
        return new(
            from,
            to,
            StageOf(from, to, old, fresh, items),
            old,
            fresh,
            items,
            moved,
            [.. WaypointCarriers.OfCanary(mesh, to).Select(carrier => carrier.Key).Where(primaries.Contains)],
            [.. moved.Append(to.Key).SelectMany(key => live.Findings.Of(key).Items).OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Object)]);
    }

    /// <summary>Whether there is a sign that the control plane knows canaries: a revision that says its version, or the class that came with them.</summary>
    public static bool KnowsCanaries(ResourceIndex resources) =>
        resources.Find(new(ResourceKind.GatewayClass, "", IstioNames.AgentgatewayWaypointClass)) is not null
        || ControlPlane.Revisions(resources).Any(IsOfCanaries);

    /// <summary>A deployment of the new waypoint in the shape of the old one.</summary>
    public static ChangeIntent.DeployWaypoint Deployment(Migration migration) => new(
        migration.To,
        migration.Old is { } old && old.TrafficTypeFrom == old.Gateway.Key ? old.TrafficType : null,
        migration.Old?.Revision,
        migration.Old is { } replaced ? AllowedNamespaces.From(replaced.AllowedRoutes) : new AllowedNamespaces.Same(),
        migration.Old?.Gateway.ClassName ?? IstioNames.WaypointClass,
        Parameters: migration.Old is { } shaped && shaped.Gateway.Namespace == migration.To.Namespace ? shaped.Gateway.ParametersRef : null);

    private static MigrationStage StageOf(WaypointRef from, WaypointRef to, Waypoint? old, Waypoint? fresh, ValueList<MigrationItem> items) => fresh switch
    {
        _ when from == to || from.Name.Length == 0 || to.Name.Length == 0 => MigrationStage.Choose,
        null => MigrationStage.Deploy,
        { IsUsable: false } => MigrationStage.Wait,
        _ when items.Count > 0 => MigrationStage.Shift,
        _ => old is null ? MigrationStage.Done : MigrationStage.Retire,
    };

    private static Waypoint? Find(MeshSnapshot mesh, WaypointRef reference) =>
        mesh.Resources.Find(reference.Key) is GatewayResource gateway ? Waypoint.Read(gateway, mesh.Resources) : null;

    private static MigrationItem ItemOf(MeshResource carrier, WaypointRef to, MeshSnapshot mesh)
    {
        if (carrier.Kind is not (ResourceKind.Namespace or ResourceKind.Service or ResourceKind.ServiceEntry))
        {
            return new(carrier.Key, null, false);
        }

        var home = carrier as NamespaceResource;
        var request = home is null
            ? CanaryRequest.Read(carrier, mesh.Resources.FindNamespace(carrier.Namespace))
            : UseWaypointLabel.ReadCanary(home.Labels, home.Name) is { } named ? new CanaryRequest(named, ReadWeight(home)) : null;
        return new(carrier.Key, request is { } found && found.Waypoint == to ? found.Weight : null, true);
    }

    private static int? ReadWeight(NamespaceResource home) => home.Annotations[IstioNames.UseWaypointCanaryWeight] is not { } text ? 0
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var weight) ? weight : null;

    // 1-31-0, v1-32, 1-31-rc.
    private static bool IsOfCanaries(string revision)
    {
        var parts = revision.TrimStart('v').Split('-', '.');
        return parts.Length >= 2 && parts[0] == "1" && int.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out var minor) && minor >= CanaryMinor;
    }
}
