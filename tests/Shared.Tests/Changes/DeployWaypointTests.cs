using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Changes;

public sealed class DeployWaypointTests
{
    private const string TakenService = """
        apiVersion: v1
        kind: Service
        metadata: {name: egress, namespace: shop}
        spec: {clusterIP: 10.1.0.3}
        """;

    private static readonly ChangeIntent.DeployWaypoint Egress = new(new("shop", "egress"), null, null, new AllowedNamespaces.Same());

    [Theory]
    [InlineData("none", "opts out")]
    [InlineData("", "Give the waypoint a name")]
    [InlineData("My_Waypoint", "lower-case letters")]
    [InlineData("1st", "beginning with a letter")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234", "at most 63")]
    public void A_name_that_cannot_be_is_refused(string name, string why) =>
        Planning.Cluster().RefuseOnce(Egress with { Waypoint = new("shop", name) }).ShouldSatisfyAllConditions(
            reason => reason.ShouldStartWith("Waypoint.Name: "),
            reason => reason.ShouldContain(why));

    [Fact]
    public void A_name_that_a_service_has_which_istiod_does_not_manage_is_refused() =>
        Planning.Cluster(TakenService).RefuseOnce(Egress).ShouldStartWith("Waypoint.Name: Service shop/egress exists and istiod does not manage it");

    [Fact]
    public void A_name_that_a_service_has_which_istiod_manages_is_taken() =>
        Planning.Cluster(TakenService.Replace("namespace: shop", "namespace: shop, labels: {gateway.istio.io/managed: istio.io-mesh-controller}", StringComparison.Ordinal))
            .Plan(Egress).Steps.Count.ShouldBe(2);

    [Fact]
    public void A_ConfigMap_that_shapes_it_is_referred_to_and_istioctl_cannot_do_that()
    {
        var plan = Planning.Cluster().Plan(Egress with { Parameters = "large.waypoint" });

        plan.Steps[0].ShouldBeOfType<PlanStep.Apply>().Manifest
            .ShouldContain("""{"gatewayClassName":"istio-waypoint","infrastructure":{"parametersRef":{"group":"","kind":"ConfigMap","name":"large.waypoint"}},"listeners":""");
        plan.Notices.ShouldHaveSingleItem().Text.ShouldContain("ConfigMap shop/large.waypoint");
        ChangeCommands.Of(plan)[0].Text.ShouldStartWith("kubectl apply");
    }

    [Theory]
    [InlineData("Large", "is no name")]
    [InlineData("-x", "is no name")]
    [InlineData("a..b", "is no name")]
    [InlineData("", null)]
    public void A_ConfigMap_that_cannot_be_called_so_is_refused(string name, string? why)
    {
        var result = ChangePlanner.Plan(Planning.Cluster(), Egress with { Parameters = name });

        (result as PlanResult.Refused)?.Reasons[0].Field.ShouldBe("Parameters");
        (result as PlanResult.Refused)?.Reasons[0].Message.ShouldContain(why!); // Refused ones say why.
        (result is PlanResult.Refused).ShouldBe(why is not null);
    }

    [Fact]
    public void The_name_of_an_object_has_a_length() =>
        KubernetesName.ProblemAsObjectName(new string('a', 254)).ShouldBe("A name has at most 253 characters; this one has 254.");

    [Fact]
    public void A_gateway_of_that_name_and_another_class_is_in_the_way() =>
        Planning.Cluster().RefuseOnce(Egress with { Waypoint = new("bank", "ingress") }).ShouldContain("exists and is of class istio");

    [Fact]
    public void A_namespace_that_is_not_there_is_refused() =>
        Planning.Cluster().RefuseOnce(Egress with { Waypoint = new("nowhere", "egress") }).ShouldStartWith("Waypoint.Namespace: There is no Namespace nowhere");

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var intent = Egress with
        {
            ClassName = "nginx",
            TrafficType = TrafficType.Unknown,
            Revision = "-bad",
            Allowed = new AllowedNamespaces.Matching(new LabelSelector(LabelSet.Empty, [new("team", "In", [])])),
        };

        Planning.Cluster().Refuse(intent).Select(reason => reason[..reason.IndexOf(':', StringComparison.Ordinal)])
            .ShouldBe(["ClassName", "TrafficType", "Revision", "Allowed"], ignoreOrder: true);
    }

    [Fact]
    public void The_gateway_is_the_one_that_istioctl_writes()
    {
        var plan = Planning.Cluster().Plan(Egress);

        plan.Steps[1].ShouldBeOfType<PlanStep.WaitForProgrammed>();
        var apply = plan.Steps[0].ShouldBeOfType<PlanStep.Apply>();
        apply.Target.ShouldBe(new ObjectKey(ResourceKind.Gateway, "shop", "egress"));
        apply.Manifest.ShouldBe("""{"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"egress","namespace":"shop"},"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"name":"mesh","port":15008,"protocol":"HBONE"}]}}""");
        ChangeCommands.Of(plan).ShouldHaveSingleItem().ShouldBe(new ChangeCommand("istioctl waypoint apply -n shop --name egress"));
    }

    [Fact]
    public void The_namespace_is_enrolled_only_when_the_waypoint_is_programmed()
    {
        var plan = Planning.Cluster().Plan(Egress with { EnrollNamespace = true });

        plan.Steps.Select(step => step.GetType().Name).ShouldBe([nameof(PlanStep.Apply), nameof(PlanStep.WaitForProgrammed), nameof(PlanStep.Patch)]);
        plan.Steps[2].ShouldBe(new PlanStep.Patch(Planning.Shop, """{"metadata":{"labels":{"istio.io/use-waypoint":"egress"}}}"""));
    }

    [Fact]
    public void A_size_is_written_first_and_the_gateway_refers_to_it()
    {
        var plan = Planning.Cluster().Plan(Egress with { Size = new(3, "500m", "512Mi") });

        plan.Steps.Select(step => step.Target).ShouldBe([new(ResourceKind.ConfigMap, "shop", "egress-size"), new(ResourceKind.Gateway, "shop", "egress"), new(ResourceKind.Gateway, "shop", "egress")]);
        Data(plan, "deployment").ShouldBe("""
            spec:
              replicas: 3
              template:
                spec:
                  containers:
                  - name: istio-proxy
                    resources:
                      requests:
                        cpu: "500m"
                        memory: "512Mi"

            """);
        Data(plan, "podDisruptionBudget").ShouldBe("spec:\n  maxUnavailable: 1\n");
        plan.Steps[1].ShouldBeOfType<PlanStep.Apply>().Manifest.ShouldContain("""
            "parametersRef":{"group":"","kind":"ConfigMap","name":"egress-size"}
            """);
        plan.Notices.ShouldHaveSingleItem().Text.ShouldStartWith("ConfigMap shop/egress-size is written first");
    }

    [Fact]
    public void A_size_can_be_the_number_of_pods_alone_and_go_into_a_ConfigMap_that_is_named()
    {
        var plan = Planning.Cluster().Plan(Egress with { Parameters = "ours", Size = new(1, IsBudgeted: false) });

        plan.Steps[0].Target.Name.ShouldBe("ours");
        Data(plan, "deployment").ShouldBe("spec:\n  replicas: 1\n");
        Data(plan, "podDisruptionBudget").ShouldBeNull();
    }

    [Fact]
    public void Where_more_is_requested_than_istiod_lets_a_pod_have_the_limit_goes_up()
    {
        var deployment = Data(Planning.Cluster().Plan(Egress with { Size = new(2, "2500m", "1Gi") }), "deployment");

        deployment.ShouldNotBeNull().ShouldEndWith("""
                      requests:
                        cpu: "2500m"
                        memory: "1Gi"
                      limits:
                        cpu: "2500m"

            """);
    }

    [Theory]
    [InlineData(0, "", "", "Size.Replicas: A waypoint has 1 to 100 pods")]
    [InlineData(101, "", "", "Size.Replicas: A waypoint has 1 to 100 pods")]
    [InlineData(2, "half", "", "Size.Cpu: \"half\" is no amount of CPU")]
    [InlineData(2, "0", "", "Size.Cpu: \"0\" is no amount of CPU")]
    [InlineData(2, "", "1 GB", "Size.Memory: \"1 GB\" is no amount of memory")]
    [InlineData(2, "", "512m", "Size.Memory: \"512m\" is no amount of memory")]
    public void A_size_that_cannot_be_is_refused(int replicas, string cpu, string memory, string why) =>
        Planning.Cluster().RefuseOnce(Egress with { Size = new(replicas, cpu, memory) }).ShouldStartWith(why);

    private static string? Data(ChangePlan plan, string key) =>
        (string?)System.Text.Json.Nodes.JsonNode.Parse(plan.Steps[0].ShouldBeOfType<PlanStep.Apply>().Manifest)!["data"]![key];
}
