using WaypointDashboard.Client.Pages.Namespaces;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Tests.Namespaces;

public sealed class NamespacesModelTests
{
    [Fact]
    public void The_captured_share_leaves_out_what_is_never_captured()
    {
        var row = Read(
            MeshOf.Namespace("shop"),
            Pod("a", "enabled"),
            Pod("b", "pending"),
            Pod("gate-1", null, (IstioNames.GatewayName, "gate")));

        (row.CapturedPods, row.Pods, row.CapturedShare).ShouldBe((1, 2, 50));
    }

    [Theory]
    [InlineData("gone", null, RefusalReason.WaypointIsNotReady)]
    [InlineData("gate", "infra", RefusalReason.AttachmentDenied)]
    public void A_namespace_that_is_refused_says_why(string waypoint, string? home, RefusalReason reason)
    {
        (string, string)[] labels = home is null ? [(IstioNames.UseWaypoint, waypoint)] : [(IstioNames.UseWaypoint, waypoint), (IstioNames.UseWaypointNamespace, home)];
        var row = Read(MeshOf.Namespace("shop", labels), MeshOf.Waypoint("infra", "gate"));

        row.State.ShouldBe("refused");
        row.Enrollment.Refusal.ShouldNotBeNull().Reason.ShouldBe(reason);
    }

    [Fact]
    public void Bound_services_are_counted_of_those_that_could_be()
    {
        var row = Read(
            MeshOf.Namespace("shop", (IstioNames.UseWaypoint, "gate")),
            MeshOf.Waypoint("shop", "gate"),
            MeshOf.Service("shop", "cart"),
            MeshOf.Service("shop", "web", (IstioNames.UseWaypoint, "none")),
            MeshOf.Service("shop", "gate", (IstioNames.Managed, "istio.io-mesh-controller")));

        (row.BoundServices, row.Services, row.State).ShouldBe((1, 2, "enrolled"));
    }

    private static NamespaceRow Read(params MeshResource[] resources) =>
        new NamespacesModel().Read(ObjectKey.ForNamespace("shop"), MeshOf.Objects(resources)).ShouldNotBeNull();

    private static PodResource Pod(string name, string? redirection, params (string, string)[] labels) => new(
        new("shop", name, LabelSet.Of(labels), redirection is null ? LabelSet.Empty : LabelSet.Of((IstioNames.Redirection, redirection))),
        "Running", ["10.1.0.1"], "node", "default", false, true, ["app"]);
}
