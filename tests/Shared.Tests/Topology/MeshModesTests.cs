using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;
using WaypointDashboard.Shared.Tests.Diagnostics;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Shared.Tests.Topology;

public sealed class MeshModesTests
{
    [Theory]
    [InlineData("{}", MeshMode.Outside)]
    [InlineData("{istio.io/dataplane-mode: ambient}", MeshMode.Ambient)]
    [InlineData("{istio.io/dataplane-mode: none}", MeshMode.Outside)]
    [InlineData("{istio.io/dataplane-mode: ambient, istio-injection: enabled}", MeshMode.Ambient)]
    [InlineData("{istio-injection: enabled}", MeshMode.Sidecar)]
    [InlineData("{istio.io/rev: canary}", MeshMode.Sidecar)]
    [InlineData("{istio.io/rev: canary, istio-injection: disabled}", MeshMode.Outside)]
    public void A_namespace_asks_by_its_labels(string labels, MeshMode mode) =>
        MeshModes.Of(ClusterText.One<NamespaceResource>(ClusterYaml.Namespace("shop", labels))).ShouldBe(mode);

    [Fact]
    public void A_namespace_that_nobody_knows_is_outside() => MeshModes.Of((NamespaceResource?)null).ShouldBe(MeshMode.Outside);

    [Theory]
    [InlineData("{}", "{}", "[{name: app}]", MeshMode.Outside)]
    [InlineData("{}", "{ambient.istio.io/redirection: enabled}", "[{name: app}]", MeshMode.Ambient)]
    [InlineData("{}", "{ambient.istio.io/redirection: pending}", "[{name: app}]", MeshMode.Outside)]
    [InlineData("{networking.istio.io/tunnel: http}", "{}", "[{name: app}]", MeshMode.Ambient)]
    [InlineData("{}", "{}", "[{name: app}, {name: istio-proxy}]", MeshMode.Sidecar)]
    [InlineData("{}", "{sidecar.istio.io/status: '{}', ambient.istio.io/redirection: enabled}", "[{name: app}, {name: proxy}]", MeshMode.Sidecar)]
    [InlineData("{}", "{}", "[{name: istio-proxy}]", MeshMode.Outside)]
    [InlineData("{gateway.networking.k8s.io/gateway-name: public}", "{}", "[{name: istio-proxy}, {name: logs}]", MeshMode.Outside)]
    public void A_pod_is_what_was_done_to_it(string labels, string annotations, string containers, MeshMode mode) =>
        MeshModes.Of(ClusterText.One<PodResource>(ClusterYaml.Pod("shop", "cart", labels, annotations, $"{{containers: {containers}}}"))).ShouldBe(mode);

    [Theory]
    [InlineData(new MeshMode[0], MeshMode.Outside)]
    [InlineData(new[] { MeshMode.Ambient, MeshMode.Ambient }, MeshMode.Ambient)]
    [InlineData(new[] { MeshMode.Sidecar, MeshMode.Ambient }, MeshMode.Mixed)]
    public void Several_are_what_they_have_in_common(MeshMode[] modes, MeshMode together) => MeshModes.Of(modes).ShouldBe(together);
}
