using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>The control planes of a cluster, as far as they are visible.</summary>
public static class ControlPlane
{
    /// <summary>The revisions that an istiod runs, in order; empty when no istiod is visible (it may run elsewhere, or be forbidden to see).</summary>
    public static ValueList<string> Revisions(ResourceIndex resources) =>
        resources.All<DeploymentResource>(ResourceKind.Deployment)
            .Select(deployment => deployment.IstiodRevision)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToValueList();
}
