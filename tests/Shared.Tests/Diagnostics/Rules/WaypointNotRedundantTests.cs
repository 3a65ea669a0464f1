using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class WaypointNotRedundantTests
{
    private static readonly ObjectKey Waypoint = new(ResourceKind.Gateway, "shop", "waypoint");

    private const string Budget = """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: waypoint, namespace: shop}
        spec: {selector: {matchLabels: {gateway.networking.k8s.io/gateway-name: waypoint}}}
        """;

    [Fact]
    public void One_pod_for_many_services_is_one_too_few()
    {
        var finding = Findings.FindOne("WP017", [.. Shop(), Deployment(1), Pod("waypoint-1", "a")]);

        finding.Object.ShouldBe(Waypoint);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Cause.ShouldBe("10 services and workloads go through waypoint shop/waypoint, and it runs a single pod.");
        var patch = finding.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.PatchObject>();
        patch.Target.ShouldBe(new(ResourceKind.Deployment, "shop", "waypoint"));
        patch.MergePatch.ShouldBe("""{"spec":{"replicas":2}}""");
    }

    [Fact]
    public void An_autoscaler_decides_on_the_number()
    {
        const string autoscaler = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: waypoint, namespace: shop}
            spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: waypoint}, minReplicas: 1, maxReplicas: 1}
            """;

        var finding = Findings.FindOne("WP017", [.. Shop(), Deployment(1), Pod("waypoint-1", "a"), autoscaler]);

        var patch = finding.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.PatchObject>();
        patch.Target.Kind.ShouldBe(ResourceKind.HorizontalPodAutoscaler);
        patch.MergePatch.ShouldBe("""{"spec":{"minReplicas":2,"maxReplicas":2}}""");
    }

    [Fact]
    public void All_pods_on_one_node_without_a_budget()
    {
        var finding = Findings.FindOne("WP017", [.. Shop(), Deployment(2), Pod("waypoint-1", "a"), Pod("waypoint-2", "a")]);

        finding.Severity.ShouldBe(Severity.Warning);
        finding.Cause.ShouldBe("10 services and workloads go through waypoint shop/waypoint, whose 2 pods all run on node a and have no PodDisruptionBudget.");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.ApplyManifests>().Manifests.ShouldHaveSingleItem()
            .ShouldContain("\"kind\":\"PodDisruptionBudget\"");
    }

    [Fact]
    public void Without_a_budget_alone_it_is_only_noted() =>
        Findings.FindOne("WP017", [.. Shop(), Deployment(2), Pod("waypoint-1", "a"), Pod("waypoint-2", "b")]).Severity.ShouldBe(Severity.Info);

    [Fact]
    public void Budgets_that_cannot_be_read_are_not_missed() =>
        Findings.Find("WP017", Findings.Without(WatchState.Forbidden, ResourceKind.PodDisruptionBudget), [.. Shop(), Deployment(2), Pod("waypoint-1", "a"), Pod("waypoint-2", "b")]).ShouldBeEmpty();

    [Fact]
    public void Two_pods_on_two_nodes_with_a_budget_are_well() =>
        Findings.Find("WP017", [.. Shop(), Deployment(2), Pod("waypoint-1", "a"), Pod("waypoint-2", "b"), Budget]).ShouldBeEmpty();

    [Fact]
    public void Few_services_do_with_one_pod() => Findings.Find("WP017", [.. Shop(services: 9), Deployment(1), Pod("waypoint-1", "a")]).ShouldBeEmpty();

    [Fact]
    public void What_istiod_writes_back_is_not_changed_by_a_form()
    {
        var shop = Shop();
        var overlaid = shop.Select(document => document.Replace("gatewayClassName: istio-waypoint,", "gatewayClassName: istio-waypoint, infrastructure: {parametersRef: {group: '', kind: ConfigMap, name: small}},", StringComparison.Ordinal)).ToList();
        overlaid.ShouldNotBe(shop);

        var finding = Findings.FindOne("WP017", [.. overlaid, Deployment(1), Pod("waypoint-1", "a")]);

        finding.Fix.ShouldContain("where ConfigMap shop/small");
        finding.Remedy.ShouldBeNull();
    }

    private static IEnumerable<string> Shop(int services = 10) =>
    [
        ClusterYaml.Namespace("shop", "{istio.io/use-waypoint: waypoint}"),
        ClusterYaml.Waypoint("shop", "waypoint"),
        .. Enumerable.Range(1, services).Select(number => ClusterYaml.Service("shop", $"s{number}")),
    ];

    private static string Pod(string name, string node) =>
        ClusterYaml.Pod("shop", name, "{gateway.networking.k8s.io/gateway-name: waypoint}", "{}", $"{{nodeName: {node}}}");

    private static string Deployment(int replicas) => ClusterYaml.WaypointDeployment("shop", "waypoint", replicas);
}
