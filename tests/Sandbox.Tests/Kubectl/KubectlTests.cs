namespace WaypointDashboard.Sandbox.Tests.Kubectl;

/// <summary>kubectl cannot tell the sandbox from a cluster.</summary>
[Trait("Needs", "ApiServer")]
public sealed class KubectlTests(KubectlCluster cluster) : IClassFixture<KubectlCluster>, IAsyncLifetime
{
    private readonly string _namespace = $"t-{Guid.NewGuid():N}"[..12];

    public async ValueTask InitializeAsync() => (await RunAsync("create", "namespace", _namespace)).Expect(0).Saying("created");

    public async ValueTask DisposeAsync() => (await RunAsync("delete", "namespace", _namespace)).Expect(0);

    private Task<KubectlRun> RunAsync(params string[] arguments) => cluster.RunAsync("", arguments);

    private Task<KubectlRun> HereAsync(params string[] arguments) => cluster.RunAsync("", [.. arguments, "--namespace", _namespace]);

    private Task<KubectlRun> WithAsync(string manifest, params string[] arguments) => cluster.RunAsync(manifest, [.. arguments, "-f", "-", "--namespace", _namespace]);

    private static string Waypoint(string handles = "service", int port = 15008) => $$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: waypoint, labels: { istio.io/waypoint-for: {{handles}} } }
        spec:
          gatewayClassName: istio-waypoint
          listeners: [{ name: mesh, port: {{port}}, protocol: HBONE }]
        """;

    private static string Service(int port = 8080) => $$"""
        apiVersion: v1
        kind: Service
        metadata: { name: cart }
        spec: { selector: { app: cart }, ports: [{ name: http, port: 80, targetPort: {{port}} }] }
        """;

    [Fact]
    public async Task Get_prints_tables()
    {
        (await WithAsync(Waypoint(), "apply")).Expect(0).Saying("gateway.gateway.networking.k8s.io/waypoint created");
        var table = (await HereAsync("get", "gtw")).Expect(0).Output.Split('\n');
        table[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["NAME", "CLASS", "ADDRESS", "PROGRAMMED", "AGE"]);
        table[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3).ShouldBe(["waypoint", "istio-waypoint", "Unknown"]);
    }

    [Fact]
    public async Task Get_gives_single_fields()
    {
        (await WithAsync(Service(), "apply")).Expect(0);
        (await HereAsync("get", "service", "cart", "-o", "jsonpath={.spec.ports[0].targetPort}")).Expect(0).Output.ShouldBe("8080");
    }

    [Fact]
    public async Task Describe_tells_of_an_object()
    {
        (await WithAsync(Waypoint(), "apply")).Expect(0);
        (await HereAsync("describe", "gateway.gateway.networking.k8s.io", "waypoint")).Expect(0).Saying("Gateway Class Name:  istio-waypoint");
        (await WithAsync(Service(), "apply")).Expect(0);
        (await HereAsync("describe", "service", "cart")).Expect(0).Saying("app=cart");
    }

    [Fact]
    public async Task Apply_changes_what_the_manifest_changed()
    {
        (await WithAsync(Service(), "apply")).Expect(0).Saying("service/cart created");
        (await WithAsync(Service(), "apply")).Expect(0).Saying("service/cart unchanged");
        (await WithAsync(Service(9090), "apply")).Expect(0).Saying("service/cart configured");
        (await HereAsync("get", "service", "cart", "-o", "jsonpath={.spec.ports[*].targetPort}")).Output.ShouldBe("9090");
    }

    [Fact]
    public async Task Apply_says_what_is_wrong_with_a_gateway() =>
        (await WithAsync(Waypoint(port: 0), "apply")).Expect(1).Saying("should be greater than or equal to 1");

    [Fact]
    public async Task Server_side_apply_meets_the_other_manager()
    {
        (await WithAsync(Waypoint(), "apply", "--server-side", "--field-manager=alpha")).Expect(0).Saying("serverside-applied");
        (await WithAsync(Waypoint("all"), "apply", "--server-side", "--field-manager=beta")).Expect(1)
            .Saying("conflict with \"alpha\": .metadata.labels.istio.io/waypoint-for");
        (await WithAsync(Waypoint("all"), "apply", "--server-side", "--field-manager=beta", "--force-conflicts")).Expect(0).Saying("serverside-applied");
        (await HereAsync("get", "gtw", "waypoint", "-o", "jsonpath={.metadata.labels}")).Saying("all");
    }

    [Fact]
    public async Task Diff_shows_a_change_and_makes_none()
    {
        (await WithAsync(Service(), "apply")).Expect(0);
        (await WithAsync(Service(), "diff")).Expect(0);
        (await WithAsync(Service(9090), "diff")).Expect(1).Saying("+    targetPort: 9090");
        (await HereAsync("get", "service", "cart", "-o", "jsonpath={.spec.ports[*].targetPort}")).Output.ShouldBe("8080");
    }

    [Fact]
    public async Task Labels_and_annotations_come_and_go()
    {
        (await WithAsync(Service(), "apply")).Expect(0);
        (await HereAsync("label", "service", "cart", "istio.io/use-waypoint=waypoint")).Expect(0).Saying("labeled");
        (await HereAsync("annotate", "service", "cart", "who=me")).Expect(0).Saying("annotated");
        (await HereAsync("get", "service", "-l", "istio.io/use-waypoint=waypoint", "-o", "name")).Expect(0).Output.Trim().ShouldBe("service/cart");
        (await HereAsync("label", "service", "cart", "istio.io/use-waypoint=other")).Expect(1).Saying("--overwrite");
        (await HereAsync("label", "service", "cart", "istio.io/use-waypoint-")).Expect(0);
        (await HereAsync("get", "service", "-l", "istio.io/use-waypoint", "-o", "name")).Expect(0).Output.ShouldNotContain("service/cart");
    }

    [Theory]
    [InlineData("strategic", """{"metadata":{"labels":{"a":"b"}}}""")]
    [InlineData("merge", """{"metadata":{"labels":{"a":"b"}}}""")]
    [InlineData("json", """[{"op":"add","path":"/metadata/labels","value":{"a":"b"}}]""")]
    public async Task Patch_knows_three_ways(string type, string patch)
    {
        (await WithAsync(Service(), "apply")).Expect(0);
        (await HereAsync("patch", "service", "cart", "--type", type, "-p", patch)).Expect(0).Saying("service/cart patched");
        (await HereAsync("get", "service", "cart", "-o", "jsonpath={.metadata.labels.a}")).Output.ShouldBe("b");
    }

    [Fact]
    public async Task Delete_takes_an_object_away()
    {
        (await WithAsync(Waypoint(), "apply")).Expect(0);
        (await HereAsync("delete", "gtw", "waypoint")).Expect(0).Saying("\"waypoint\" deleted");
        (await HereAsync("get", "gtw", "waypoint")).Expect(1).Saying("gateways.gateway.networking.k8s.io \"waypoint\" not found");
    }

    [Fact]
    public async Task Wait_ends_when_the_condition_comes()
    {
        (await WithAsync(Waypoint(), "apply")).Expect(0);
        (await HereAsync("wait", "--for=condition=Programmed=Unknown", "gtw/waypoint", "--timeout=20s")).Expect(0).Saying("condition met");
        (await HereAsync("wait", "--for=condition=Programmed", "gtw/waypoint", "--timeout=1s")).Expect(1).Saying("timed out");
    }

    [Fact]
    public async Task Watch_prints_what_changes()
    {
        (await WithAsync(Service(), "apply")).Expect(0);
        using var watch = cluster.Start("get", "service", "--watch", "-o", "name", "--namespace", _namespace);
        (await watch.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("service/cart");
        (await HereAsync("label", "service", "cart", "a=b")).Expect(0);
        (await watch.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("service/cart");
        watch.Kill();
    }

    [Fact]
    public async Task Auth_says_who_can_what()
    {
        (await HereAsync("auth", "can-i", "list", "pods")).Expect(0).Saying("yes");
        (await HereAsync("auth", "can-i", "list", "pods", "--as", "alice")).Expect(1).Saying("no");
        (await HereAsync("get", "pods", "--as", "alice")).Expect(1).Saying("User \"alice\" cannot list resource \"pods\"");
    }
}
