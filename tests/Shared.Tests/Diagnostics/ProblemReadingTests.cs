using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Diagnostics;

public sealed class ProblemReadingTests
{
    private const string Namespace = """
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
        """;

    [Fact]
    public void Two_hundred_replicas_that_name_a_lost_waypoint_are_one_problem_with_one_form()
    {
        var live = Findings.Mesh([Namespace, .. Enumerable.Range(0, 200).Select(number => Pod($"cart-7d4-{number:D3}", "ReplicaSet", "cart-7d4"))]);
        Finding[] findings = [.. live.Findings.All.Where(finding => finding.Id == "WP001")];

        var problem = ProblemReading.Of(findings, live.Mesh.Resources).ShouldHaveSingleItem();

        findings.Length.ShouldBe(200);
        problem.Findings.Select(finding => finding.Object).ShouldBe(findings.Select(finding => finding.Object).Order());
        problem.Subject.ShouldBe(new ObjectKey(ResourceKind.Deployment, "shop", "cart"));
        problem.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.DeployWaypoint>().Waypoint.ToString().ShouldBe("shop/gone");
    }

    [Fact]
    public void Pods_of_two_rollouts_belong_to_the_same_workload_and_those_of_two_workloads_do_not()
    {
        var live = Findings.Mesh(Namespace, Pod("cart-1", "ReplicaSet", "cart-7d4"), Pod("cart-2", "ReplicaSet", "cart-8e5", "8e5"), Pod("store-0", "StatefulSet", "store"), Pod("alone"), Pod("alone-too"));

        ProblemReading.Of(live.Findings.All.Where(finding => finding.Id == "WP001").OrderBy(finding => finding.Object), live.Mesh.Resources)
            .Select(problem => (problem.Subject.Kind, problem.Subject.QualifiedName, problem.Findings.Count))
            .ShouldBe(
            [
                (ResourceKind.Pod, "shop/alone", 1),
                (ResourceKind.Pod, "shop/alone-too", 1),
                (ResourceKind.Deployment, "shop/cart", 2),
                (ResourceKind.Pod, "shop/store-0", 1),
            ]);
    }

    [Fact]
    public void What_is_worse_on_one_pod_is_a_problem_of_its_own()
    {
        var live = Findings.Mesh(Namespace, Pod("cart-1", "ReplicaSet", "cart-7d4"), Pod("cart-2", "ReplicaSet", "cart-7d4"));
        Finding Found(string id, string pod, Severity severity) => new(id, severity, new(ResourceKind.Pod, "shop", pod), "Cause.", "Effect.", "Fix.");

        ProblemReading.Of([Found("WP008", "cart-1", Severity.Error), Found("WP008", "cart-2", Severity.Warning), Found("WP022", "cart-2", Severity.Warning)], live.Mesh.Resources).Count.ShouldBe(3);
    }

    [Fact]
    public void A_form_for_each_pod_is_none_for_all_of_them()
    {
        var live = Findings.Mesh(Namespace, Pod("cart-1", "ReplicaSet", "cart-7d4"), Pod("cart-2", "ReplicaSet", "cart-7d4"));
        Finding Found(string pod) => new("WP008", Severity.Error, new(ResourceKind.Pod, "shop", pod), "Cause.", "Effect.", "Fix.", new("Opt out", new ChangeIntent.OptOut([new(ResourceKind.Pod, "shop", pod)])));

        ProblemReading.Of([Found("cart-1"), Found("cart-2")], live.Mesh.Resources).ShouldHaveSingleItem().Remedy.ShouldBeNull();
    }

    [Fact]
    public void Findings_about_anything_else_stand_for_themselves_and_nothing_is_lost()
    {
        var cluster = new RandomCluster(7);
        var live = LiveMeshBuilder.FromScratch(RandomCluster.Beginning, Findings.Everything, 1);
        for (var step = 0; step < 200; step++)
        {
            live = LiveMeshBuilder.Apply(live, [cluster.Event()]).Current;
        }

        var problems = ProblemReading.Of(live.Findings.All, live.Mesh.Resources);

        problems.SelectMany(problem => problem.Findings).ShouldBe(live.Findings.All, ignoreOrder: true);
        problems.Where(problem => problem.First.Object.Kind != ResourceKind.Pod).ShouldAllBe(problem => problem.Findings.Count == 1 && problem.Workload == null);
        problems.ShouldAllBe(problem => problem.Findings.All(finding => finding.Id == problem.First.Id && finding.Severity == problem.First.Severity));
    }

    private static string Pod(string name, string? ownerKind = null, string? owner = null, string hash = "7d4") => $$"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: {{name}}
          namespace: shop
          labels: { istio.io/use-waypoint: gone, pod-template-hash: "{{hash}}" }
          annotations: { ambient.istio.io/redirection: enabled }
          {{(ownerKind is null ? "" : $"ownerReferences: [{{ apiVersion: apps/v1, kind: {ownerKind}, name: {owner}, uid: u, controller: true }}]")}}
        spec: { containers: [{ name: app, image: app }] }
        status: { phase: Running, podIP: 10.1.0.1, podIPs: [{ ip: 10.1.0.1 }] }
        """;
}
