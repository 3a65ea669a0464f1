using System.Text.RegularExpressions;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Tests.Controllers;

namespace WaypointDashboard.Sandbox.Tests.Scenario;

/// <summary>The scenario, some seconds after it started: what is to be healthy is, and what is to be broken is broken in the way that it is meant to.</summary>
public sealed partial class ScenarioTests(LiveCluster cluster) : IClassFixture<LiveCluster>
{
    private const string Bound = "istio.io/WaypointBound";
    private static readonly string[] Healthy = ["bookinfo", "shop", "egress", "istio-ingress", "istio-system", "legacy", "erp", "monitoring"];
    private static readonly ResourceType[] Moving = [ResourceTypes.Gateway, ResourceTypes.Pod, ResourceTypes.Service, ResourceTypes.ServiceEntry, ResourceTypes.Deployment];

    [Theory]
    [InlineData("bookinfo")]
    [InlineData("shop")]
    [InlineData("egress")]
    [InlineData("istio-ingress")]
    [InlineData("istio-system")]
    [InlineData("legacy")]
    [InlineData("erp")]
    [InlineData("monitoring")]
    public async Task What_is_healthy_gets_there(string ns)
    {
        Healthy.ShouldContain(ns);
        string Unwell() => string.Join(", ",
            cluster.All(ResourceTypes.Gateway, ns).Where(each => !each.Is("Programmed")).Concat(cluster.All(ResourceTypes.Pod, ns).Where(each => !each.Is("Ready")))
                .Concat(cluster.All(ResourceTypes.Service, ns).Concat(cluster.All(ResourceTypes.ServiceEntry, ns)).Where(each => each.Condition(Bound)?.StartsWith("False", StringComparison.Ordinal) == true || each.Is("istio.io/WaypointMissing")))
                .Concat(cluster.All(ResourceTypes.Deployment, ns).Where(each => (int?)each["status"]?["readyReplicas"] != (int?)each["spec"]!["replicas"]))
                .Select(each => $"{each["kind"]} {each["metadata"]!["name"]}"));
        await cluster.UntilAsync(Moving, () => cluster.All(ResourceTypes.Pod, ns).Count > 0 && Unwell().Length == 0, Unwell);
    }

    [Theory]
    [InlineData("bookinfo")]
    [InlineData("shop")]
    public async Task Healthy_services_go_through_their_waypoint(string ns)
    {
        string[] without = ["cart-store", "waypoint", "waypoint-next", "waypoint-data"];
        await cluster.UntilAsync([ResourceTypes.Service], () => cluster.All(ResourceTypes.Service, ns).All(each => each.Is(Bound) != without.Contains((string?)each["metadata"]!["name"])), () => "some are not bound");
        await cluster.UntilAsync([ResourceTypes.Pod], () => cluster.All(ResourceTypes.Pod, ns).All(each => each.Annotation("ambient.istio.io/redirection") == "enabled" || each.Label("istio.io/dataplane-mode") == "none"), () => "some are not captured");
    }

    [Theory]
    [InlineData("payments", "fraud-check", "False WaypointIsNotReady: waypoint \"payments/payments-waypoint\" is not ready")]
    [InlineData("inventory", "stock", "False WaypointIsNotReady: waypoint \"inventory/waypoint-mirrored\" is not ready")]
    [InlineData("search", "query", "True WaypointAccepted: Successfully attached to waypoint search/waypoint")]
    [InlineData("reporting", "exports", "False AttachmentDenied: we are not permitted to attach to waypoint \"shop/waypoint\" (missing allowedRoutes?)")]
    [InlineData("media", "transcoder", "False UnsupportedTrafficType: attempting to bind to traffic type \"service\" which the waypoint \"media/waypoint-pods\" does not support")]
    [InlineData("archive", "retention", "False WaypointIsNotReady: waypoint \"archive/\" is not ready")]
    [InlineData("partners", "price-feed", "True WaypointAccepted: Successfully attached to waypoint partners/waypoint. Canary waypoint not attached: waypoint \"partners/waypoint-next\" is not ready")]
    [InlineData("labs", "playground", "True WaypointAccepted: Successfully attached to waypoint labs/demo")]
    public async Task What_is_broken_says_so(string ns, string service, string expected)
    {
        string? said = null;
        await cluster.UntilAsync([ResourceTypes.Service], () => (said = cluster.Store.Get(ResourceTypes.Service, ns, service)!.ToJson().Condition(Bound)) == expected, () => $"{ns}/{service} says {said}");
    }

    [Theory]
    [InlineData("waypoint-mirrored", "ImagePullBackOff")]
    [InlineData("waypoint-debug", "CrashLoopBackOff")]
    public async Task Waypoints_fail_to_start_in_different_ways(string waypoint, string reason) => await cluster.UntilAsync([ResourceTypes.Pod],
        () => cluster.All(ResourceTypes.Pod, "inventory").Any(pod => pod.Label("gateway.networking.k8s.io/gateway-name") == waypoint
            && (string?)pod["status"]?["containerStatuses"]?[0]?["state"]?["waiting"]?["reason"] == reason), () => $"no pod of {waypoint} is in {reason}");

    [Fact]
    public async Task A_waypoint_gets_no_node_and_another_no_pod()
    {
        await cluster.UntilAsync([ResourceTypes.Pod], () => cluster.All(ResourceTypes.Pod, "inventory").Any(pod =>
            pod.Label("gateway.networking.k8s.io/gateway-name") == "waypoint-on-arm" && pod.Condition("PodScheduled")?.StartsWith("False Unschedulable: 0/4 nodes", StringComparison.Ordinal) == true), () => "it is scheduled");
        var deployment = await cluster.UntilAsync(ResourceTypes.Deployment, "batch", "waypoint", value => value.Is("ReplicaFailure"));
        deployment.Condition("ReplicaFailure").ShouldNotBeNull().ShouldContain("exceeded quota: pods, requested: pods=1, used: pods=3, limited: pods=3");
    }

    [Fact]
    public async Task Pods_at_the_warehouse_escape_in_all_ways()
    {
        await cluster.UntilAsync([ResourceTypes.Pod], () => Pods("picking").Count() == 2 && Pods("picking").All(redirection => redirection == "enabled"), () => "picking is not captured");
        foreach (var app in (string[])["scanner-bridge", "labels-printer", "gate-control", "forklifts"]) Pods(app).ShouldAllBe(redirection => redirection == null);
        Pods("conveyor").ShouldBe(["pending"]);

        IEnumerable<string?> Pods(string app) => cluster.All(ResourceTypes.Pod, "warehouse").Where(pod => pod.Label("app") == app).Select(pod => pod.Annotation("ambient.istio.io/redirection"));
    }

    [Fact]
    public void A_pod_that_was_labelled_by_hand_keeps_its_owner()
    {
        var pods = cluster.All(ResourceTypes.Pod, "delivery").Where(pod => pod.Label("app") == "couriers").ToList();
        pods.ShouldHaveSingleItem().Label("istio.io/use-waypoint").ShouldBe("waypoint-pods");
    }

    [Fact]
    public void The_documentation_names_an_object_for_every_finding()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "sandbox.md"));
        var rows = Row().Matches(text).ToDictionary(row => row.Groups["id"].Value, row => row.Groups["objects"].Value, StringComparer.Ordinal);
        rows.Keys.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(1, 30).Select(number => $"WP{number:000}"));
        foreach (var (id, objects) in rows)
        {
            var named = Named().Matches(objects).ToList();
            named.ShouldNotBeEmpty($"{id} names nothing");
            foreach (var match in named)
            {
                var type = ResourceTypes.All.First(each => each.Kind == match.Groups["kind"].Value);
                var ns = match.Groups["ns"].Value;
                cluster.Store.Get(type, ns, match.Groups["name"].Value).ShouldNotBeNull($"{id}: {match.Value}");
            }
        }
    }

    [GeneratedRegex(@"^\| (?<id>WP\d{3}) \| (?<objects>[^|]+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<kind>[A-Z]\w+) `((?<ns>[\w.-]+)/)?(?<name>[\w.-]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
