using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Client.Ports;

/// <summary>Opens the form that plans, previews and applies a change.</summary>
public interface IChangeLauncher
{
    /// <summary>Opens the form, filled in. Ends when the operator has closed it.</summary>
    Task OpenAsync(ChangeIntent intent);
}
