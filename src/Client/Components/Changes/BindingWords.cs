using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>Bindings in a few words.</summary>
internal static class BindingWords
{
    /// <summary>A binding; null where the object is not there.</summary>
    public static string Of(WaypointBinding? binding) => binding switch
    {
        null => "not there",
        WaypointBinding.Bound { Canary: CanaryBinding.Accepted canary } bound => $"{bound.Waypoint}, {canary.Weight} % to {canary.Waypoint}",
        WaypointBinding.Bound { Canary: CanaryBinding.Refused { Refusal: var refusal } } bound => $"{bound.Waypoint}, canary refused: {refusal.Reason}",
        WaypointBinding.Bound bound => bound.Waypoint.ToString(),
        WaypointBinding.Refused refused => $"refused by {refused.Refusal.Waypoint}: {refused.Refusal.Reason}",
        WaypointBinding.OptedOut => "opted out",
        WaypointBinding.None { Cause: NoBindingCause.NotInMesh } => "not in the mesh",
        _ => "no waypoint",
    };

    /// <summary>Whether traffic goes direct although a waypoint is asked for.</summary>
    public static bool IsRefused(WaypointBinding? binding) => binding is WaypointBinding.Refused;
}
