using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Components.Tables;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Pages.Waypoints;

/// <summary>All waypoints of the cluster.</summary>
public sealed partial class WaypointsPage
{
    [Inject]
    public required IChangeLauncher Changes { get; init; }

    /// <inheritdoc/>
    protected override TableRows<WaypointRow> Rows { get; } = new(new WaypointsModel());

    private ChangeIntent.DeployWaypoint Deployment
    {
        get
        {
            var home = Query.Namespaces is [var only] ? only
                : Live.Mesh.Resources.FindNamespace("default")?.Name ?? Live.Mesh.Resources.In("").All<NamespaceResource>(ResourceKind.Namespace).Select(found => found.Name).Order(StringComparer.Ordinal).FirstOrDefault() ?? "default";
            return new(WaypointChoice.FreeName(home, Live), null, null, new AllowedNamespaces.Same());
        }
    }

    private Task DeployAsync() => Changes.OpenAsync(Deployment);

    private static string Programmed(WaypointRow row) =>
        row.Status == WaypointStatus.Missing ? "" : row.Programmed is not { } condition ? "not said" : condition.IsTrue ? "True" : $"{condition.Status}: {condition.Reason}";
}
