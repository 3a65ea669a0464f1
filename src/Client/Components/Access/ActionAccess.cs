using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Access;

/// <summary>Whether the operator may make a change, before its form is opened.</summary>
/// <param name="clusters">The clusters that can be chosen.</param>
public sealed class ActionAccess(IClusterCatalog clusters)
{
    /// <summary>Asks for what the change needs today: one object stands for those of its kind in its namespace, the preview asks for each.</summary>
    /// <param name="cluster">The cluster's name; null for the default one.</param>
    /// <param name="intent">The change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The first answer that is no; null where all is allowed, where the form is not filled in yet, and where nobody can tell.</returns>
    public async Task<AccessAnswer?> DenialOfAsync(string? cluster, ChangeIntent intent, CancellationToken cancellationToken)
    {
        using var session = clusters.Open(cluster ?? clusters.Default.Name);
        if (session is null)
        {
            return null;
        }

        using var subscription = session.Mesh.Subscribe();
        if (ChangePlanner.Plan(subscription.Initial, intent) is not PlanResult.Planned { Plan: var plan })
        {
            return null;
        }

        foreach (var step in plan.Steps.DistinctBy(step => (step.GetType(), step.Target.Kind, step.Target.Kind == ResourceKind.Namespace ? step.Target.Name : step.Target.Namespace)))
        {
            var exists = subscription.Initial.Mesh.Resources.Find(step.Target) is not null;
            if (await session.Access.DenialOfAsync(step, exists, cancellationToken) is { MissingRule.Length: > 0 } denial)
            {
                return denial;
            }
        }

        return null;
    }
}
