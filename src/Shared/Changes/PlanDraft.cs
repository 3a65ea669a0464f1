using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>A plan in the making: the planners put steps, notices and refusals into it.</summary>
/// <param name="mesh">The cluster as it is.</param>
/// <param name="intent">What is planned.</param>
internal sealed class PlanDraft(MeshSnapshot mesh, ChangeIntent intent)
{
    private readonly List<PlanStep> _steps = [];
    private readonly List<PlanNotice> _notices = [];
    private readonly List<PlanRefusal> _refusals = [];

    /// <summary>The cluster as it is.</summary>
    public MeshSnapshot Mesh { get; } = mesh;

    /// <summary>The plan in a few words.</summary>
    public string Title { get; set; } = "";

    /// <summary>Whether a reason against the plan has been found.</summary>
    public bool IsRefused => _refusals.Count > 0;

    /// <summary>Adds a step; null adds nothing.</summary>
    public void Step(PlanStep? step)
    {
        if (step is not null && !_steps.Contains(step))
        {
            _steps.Add(step);
        }
    }

    /// <summary>Adds something to know.</summary>
    public void Notice(Severity severity, ObjectKey about, string text) => _notices.Add(new PlanNotice(severity, about, text));

    /// <summary>Adds a reason against the plan.</summary>
    public void Refuse(string field, string message) => _refusals.Add(new PlanRefusal(field, message));

    /// <summary>Finds an object, or refuses the plan because it is not there.</summary>
    public MeshResource? Require(ObjectKey key, string field)
    {
        var resource = Mesh.Resources.Find(key);
        if (resource is null)
        {
            Refuse(field, $"There is no {key.Kind} {key.QualifiedName} in the cluster.");
        }
        else if (resource.Metadata.IsDeleting)
        {
            Refuse(field, $"{key.Kind} {key.QualifiedName} is being deleted.");
        }
        else
        {
            return resource;
        }

        return null;
    }

    /// <summary>Finds the Gateway of a waypoint that objects are to use, or refuses the plan.</summary>
    public Waypoint? RequireWaypoint(WaypointRef reference, string field)
    {
        if (reference.Name == IstioNames.None)
        {
            Refuse(field, "A waypoint cannot be called \"none\": that value opts out.");
            return null;
        }

        if (Mesh.Resources.Find(reference.Key) is not GatewayResource gateway)
        {
            Refuse(field, $"There is no waypoint {reference}. Deploy it first: an object that names a waypoint which does not exist gets none, and no L7 policy.");
            return null;
        }

        if (Require(reference.Key, field) is null)
        {
            return null;
        }

        var waypoint = Waypoint.Read(gateway, Mesh.Resources);
        if (!waypoint.IsWaypointClass)
        {
            Refuse(field, $"Gateway {reference} is of class {gateway.ClassName}, which is no waypoint: istiod would bind to it and every connection would fail.");
            return null;
        }

        return waypoint;
    }

    /// <summary>Ends the draft.</summary>
    public PlanResult ToResult() => IsRefused
        ? new PlanResult.Refused([.. _refusals.Distinct()])
        : new PlanResult.Planned(new ChangePlan(Title, intent, [.. _steps], [.. _notices.Distinct()]));
}
