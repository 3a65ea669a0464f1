using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Client.Tests.Tables;

/// <summary>A browser with one cluster in it, in which forms are noted instead of opened.</summary>
internal sealed class TablesContext : BunitContext, IChangeLauncher
{
    public TablesContext(LiveMesh mesh)
    {
        Session = new FakeSession(mesh);
        Services.AddDashboardClient();
        Services.AddSingleton<IClusterCatalog>(Session);
        Services.AddSingleton<IChangeLauncher>(this);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Render<MudPopoverProvider>();
    }

    public FakeSession Session { get; }

    public List<ChangeIntent> Opened { get; } = [];

    public Task OpenAsync(ChangeIntent intent)
    {
        Opened.Add(intent);
        return Task.CompletedTask;
    }
}
