using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Components.Fields;

/// <summary>The fields of a deployment.</summary>
public sealed partial class DeployFields
{
    private List<string> _namespaces = [];
    private List<string> _classes = [];
    private ValueList<string> _revisions = [];
    private bool _isSelectorWrong;

    private string? ClassType => Live.Mesh.Resources.Find(new(ResourceKind.GatewayClass, "", Intent.ClassName))?.Labels[IstioNames.WaypointFor];

    private string RevisionHelp => _revisions.Count == 0 ? "No istiod is visible here" : $"Found: {string.Join(", ", _revisions)}";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _namespaces = [.. Live.Mesh.Resources.In("").All<NamespaceResource>(ResourceKind.Namespace).Select(home => home.Name).Order(StringComparer.Ordinal)];
        _revisions = ControlPlane.Revisions(Live.Mesh.Resources);
        var known = Live.Mesh.Resources.In("").All<GatewayClassResource>(ResourceKind.GatewayClass)
            .Where(found => found.ControllerName is IstioNames.WaypointController or IstioNames.AgentgatewayWaypointController)
            .Select(found => found.Name);
        _classes = [.. known.Append(IstioNames.WaypointClass).Append(Intent.ClassName).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private Task AllowAsync((AllowedNamespaces Value, string? Problem) change)
    {
        _isSelectorWrong = change.Problem is not null;
        return SendAsync(Intent with { Allowed = change.Value }, change.Problem is { } problem ? new PlanRefusal(nameof(Intent.Allowed), problem) : null);
    }

    private Task SetRevisionAsync(string? revision) => SendAsync(Intent with { Revision = string.IsNullOrEmpty(revision) ? null : revision });

    private Task<IEnumerable<string>> FindRevisionsAsync(string? text, CancellationToken cancellation) => Task.FromResult<IEnumerable<string>>([.. _revisions]);
}
