using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace WaypointDashboard.Server.History;

/// <summary>The identity of a process that applies plans: where it runs, which process it is there, and a number that no other start shares.</summary>
internal static class HistoryOwner
{
    /// <summary>This process.</summary>
    public static string Me { get; } = $"{Environment.MachineName}|{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}|{Guid.NewGuid():N}";

    /// <summary>Whether a process of this machine has certainly ended. Only to be asked about a history that this machine alone writes to.</summary>
    public static bool HasEnded(string owner)
    {
        var parts = owner.Split('|');
        if (parts.Length != 3 || parts[0] != Environment.MachineName || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        if (id == Environment.ProcessId)
        {
            return owner != Me; // The number was ours' before: in a container every start is process 1.
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (Exception failure) when (failure is ArgumentException or Win32Exception or InvalidOperationException)
        {
            return failure is ArgumentException; // There is none of that number; otherwise we may not look, and its lease says when it has ended.
        }
    }
}
