using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Client.Tests.Connection;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Tests.Layout;

/// <summary>A browser that looks at one cluster.</summary>
internal sealed class FrameContext : BunitContext
{
    public FrameContext(LiveMesh? mesh = null)
    {
        Session = new FakeSession(mesh ?? Coverages.Mesh(Coverages.Of((ResourceKind.Pod, WatchState.Synced))));
        Services.AddDashboardClient();
        Services.AddSingleton<IClusterCatalog>(Session);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Popovers = Render<MudPopoverProvider>();
    }

    public FakeSession Session { get; }

    public IRenderedComponent<MudPopoverProvider> Popovers { get; }
}
