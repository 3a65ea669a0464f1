using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Tests.Workloads;

public sealed class CaptureStatesTests
{
    private static readonly NamespaceResource Ambient = MeshOf.Namespace("shop", (IstioNames.DataplaneMode, IstioNames.Ambient));

    [Fact]
    public void The_annotation_is_the_fact_whatever_the_labels_wish() =>
        CaptureStates.Of(Pod(redirection: "enabled"), MeshOf.Namespace("shop")).ShouldBe(CaptureState.Captured);

    [Fact]
    public void A_wish_without_the_fact_is_not_captured() => CaptureStates.Of(Pod(), Ambient).ShouldBe(CaptureState.NotCaptured);

    [Fact]
    public void The_pods_own_label_beats_that_of_its_namespace() =>
        CaptureStates.Of(Pod((IstioNames.DataplaneMode, "none")), Ambient).ShouldBe(CaptureState.Outside);

    [Fact]
    public void A_pod_that_has_ended_is_not_running() => CaptureStates.Of(Pod(redirection: "enabled") with { Phase = "Succeeded" }, Ambient).ShouldBe(CaptureState.NotRunning);

    [Fact]
    public void A_pod_on_the_nodes_network_says_so() => CaptureStates.Of(Pod() with { IsHostNetwork = true }, Ambient).ShouldBe(CaptureState.HostNetwork);

    [Fact]
    public void A_pod_with_a_sidecar_is_never_captured() =>
        CaptureStates.Of(Pod() with { ContainerNames = ["app", "istio-proxy"] }, Ambient).ShouldBe(CaptureState.Sidecar);

    private static PodResource Pod((string, string)? label = null, string? redirection = null) => new(
        new("shop", "cart-1", label is { } own ? LabelSet.Of(own) : LabelSet.Empty, redirection is null ? LabelSet.Empty : LabelSet.Of((IstioNames.Redirection, redirection))),
        "Running", ["10.1.0.1"], "node", "default", false, true, ["app"]);
}
