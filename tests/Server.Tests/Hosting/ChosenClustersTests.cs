using Shouldly;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Hosting;
using WaypointDashboard.TestKit.Processes;
using Xunit;

namespace WaypointDashboard.Server.Tests.Hosting;

public sealed class ChosenClustersTests : IDisposable
{
    private const string Two = """
        apiVersion: v1
        kind: Config
        current-context: staging
        contexts:
        - {name: production, context: {cluster: one, user: me, namespace: shop}}
        - {name: staging, context: {cluster: two, user: me}}
        clusters:
        - {name: one, cluster: {server: "https://one.example:6443"}}
        - {name: two, cluster: {server: "https://two.example"}}
        users:
        - {name: me, user: {token: secret}}
        """;

    private readonly ScratchDirectory _directory = new("clusters");

    private static DashboardOptions Auto => new() { Data = "/nowhere" };

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void With_nothing_around_it_is_the_sandbox() => ChosenClusters.Resolve(Auto, Around.Nothing).ShouldBe(ClusterChoice.Sandbox);

    [Fact]
    public void A_kubeconfig_in_the_home_directory_is_found()
    {
        Directory.CreateDirectory(_directory.File(".kube"));
        File.WriteAllText(Path.Combine(_directory.File(".kube"), "config"), Two);
        var around = Around.Nothing with { Home = _directory.Path };

        ChosenClusters.Resolve(Auto, around).ShouldBe(ClusterChoice.Kubeconfig);
        ChosenClusters.OfKubeconfig(Auto, around, TimeProvider.System).Default.ShouldBe("staging");
    }

    [Fact]
    public void A_service_account_wins_over_a_kubeconfig()
    {
        File.WriteAllText(_directory.File("token"), "secret");
        var around = Around.With(("KUBECONFIG", Write("config", Two)), ("KUBERNETES_SERVICE_HOST", "10.0.0.1")) with { ServiceAccount = _directory.Path };

        ChosenClusters.Resolve(Auto, around).ShouldBe(ClusterChoice.InCluster);
        ChosenClusters.OfPod(around, TimeProvider.System).Clusters.ShouldHaveSingleItem().Info.ShouldBe(new ClusterInfo("in-cluster", ClusterSource.InCluster, "https://10.0.0.1:443"));
    }

    [Fact]
    public void A_service_host_without_a_token_is_no_cluster() =>
        ChosenClusters.Resolve(Auto, Around.With(("KUBERNETES_SERVICE_HOST", "10.0.0.1"))).ShouldBe(ClusterChoice.Sandbox);

    [Fact]
    public void A_kubeconfig_that_is_named_wins_over_everything()
    {
        File.WriteAllText(_directory.File("token"), "secret");
        var around = Around.With(("KUBERNETES_SERVICE_HOST", "10.0.0.1")) with { ServiceAccount = _directory.Path };

        ChosenClusters.Resolve(Auto with { Kubeconfig = Write("config", Two) }, around).ShouldBe(ClusterChoice.Kubeconfig);
    }

    [Fact]
    public void Every_context_is_a_cluster_and_the_current_one_comes_first()
    {
        var chosen = Of(Write("config", Two));

        chosen.Clusters.Select(cluster => cluster.Info).ShouldBe(
        [
            new ClusterInfo("production", ClusterSource.Kubeconfig, "https://one.example:6443"),
            new ClusterInfo("staging", ClusterSource.Kubeconfig, "https://two.example"),
        ]);
        chosen.Default.ShouldBe("staging");
        Of(Write("config", Two), "production").Default.ShouldBe("production");
    }

    [Fact]
    public void The_namespace_of_a_context_goes_with_it()
    {
        using var connection = Of(Write("config", Two)).Clusters[0].Connect();

        connection.Namespace.ShouldBe("shop");
        connection.Server.ShouldBe(new Uri("https://one.example:6443/"));
    }

    [Fact]
    public void Several_files_are_read_as_one_and_the_first_that_says_something_counts()
    {
        var more = """
            current-context: other
            contexts:
            - {name: other, context: {cluster: three, user: me}}
            - {name: staging, context: {cluster: three, user: me}}
            clusters:
            - {name: three, cluster: {server: "https://three.example"}}
            """;
        var around = Around.With(("KUBECONFIG", $"{Write("a", Two)}{Path.PathSeparator}/nowhere/config{Path.PathSeparator}{Write("b", more)}"));

        var chosen = ChosenClusters.OfKubeconfig(Auto, around, TimeProvider.System);

        chosen.Clusters.Select(cluster => (cluster.Info.Name, cluster.Info.Server)).ShouldBe(
            [("production", "https://one.example:6443"), ("staging", "https://two.example"), ("other", "https://three.example")]);
        chosen.Default.ShouldBe("staging");
    }

    [Fact]
    public void A_context_that_leads_nowhere_is_left_out_and_told()
    {
        var chosen = Of(Write("config", Two.Replace("contexts:", "contexts:\n- {name: broken, context: {cluster: gone, user: me}}", StringComparison.Ordinal)));

        chosen.Clusters.Count.ShouldBe(2);
        chosen.LeftOut.ShouldHaveSingleItem().ShouldContain("\"broken\"");
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("contexts: [", "is not YAML of a kubeconfig: line 2")]
    [InlineData("contexts:\n- {name: a, context: {cluster: b}}\ncurrent-context: a", "names the cluster \"b\", which is not in the file")]
    [InlineData("kind: Config", "has no contexts")]
    [InlineData("contexts:\n- {name: a, context: {cluster: b}}\nclusters:\n- {name: b, cluster: {server: 'https://b'}}\ncurrent-context: c", "has no context \"c\", its current-context. Write --context with one of: a.")]
    [InlineData("contexts:\n- {name: a, context: {cluster: b}}\nclusters:\n- {name: b, cluster: {server: 'b:6443'}}", "has \"b:6443\" for a server")]
    [InlineData("contexts:\n- {name: a, context: {cluster: b, user: c}}\nclusters:\n- {name: b, cluster: {server: 'https://b'}}", "names the user \"c\", who is not in the file")]
    public void A_kubeconfig_that_cannot_be_used_is_refused_in_one_line(string text, string problem)
    {
        var file = Write("config", text);

        var refusal = Should.Throw<StartupException>(() => Of(file));

        refusal.Message.ShouldContain(problem);
        refusal.Message.ShouldContain(file);
        refusal.Message.Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public void Where_no_kubeconfig_is_it_says_where_it_looked()
    {
        var around = Around.Nothing with { Home = "/home/nobody" };

        Should.Throw<StartupException>(() => ChosenClusters.OfKubeconfig(Auto, around, TimeProvider.System)).Message.ShouldContain("/home/nobody/.kube/config");
    }

    [Fact]
    public void Outside_of_a_pod_there_is_no_cluster_to_be_in() =>
        Should.Throw<StartupException>(() => ChosenClusters.OfPod(Around.Nothing, TimeProvider.System)).Message.ShouldContain("--cluster kubeconfig");

    private static ChosenClusters Of(string file, string? context = null) =>
        ChosenClusters.OfKubeconfig(Auto with { Kubeconfig = file, Context = context }, Around.Nothing, TimeProvider.System);

    private string Write(string name, string text)
    {
        File.WriteAllText(_directory.File(name), text);
        return _directory.File(name);
    }
}
