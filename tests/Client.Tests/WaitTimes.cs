using System.Runtime.CompilerServices;
using Bunit;

namespace WaypointDashboard.Client.Tests;

/// <summary>How long tests wait for a component to show something: long enough for a machine that is busy with other things.</summary>
internal static class WaitTimes
{
    [ModuleInitializer]
    internal static void Set() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);
}
