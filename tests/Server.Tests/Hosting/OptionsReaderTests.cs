using Microsoft.Extensions.Configuration;
using Shouldly;
using WaypointDashboard.Sandbox;
using WaypointDashboard.Server.Hosting;
using Xunit;

namespace WaypointDashboard.Server.Tests.Hosting;

public sealed class OptionsReaderTests
{
    [Fact]
    public void Without_settings_it_listens_on_this_machine_and_chooses_the_cluster_itself()
    {
        var options = Read([]);

        options.Cluster.ShouldBe(ClusterChoice.Auto);
        options.Urls.ShouldBe(["http://localhost:5080"]);
        options.Data.ShouldBe("/nowhere/waypoint-dashboard");
        options.Sandbox.Scenario.ShouldBe(SandboxScenario.Bookinfo);
        (options.AllowAnonymous, options.ReadOnly).ShouldBe((false, false));
        options.Namespaces.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sandbox", ClusterChoice.Sandbox)]
    [InlineData("Kubeconfig", ClusterChoice.Kubeconfig)]
    [InlineData("in-cluster", ClusterChoice.InCluster)]
    [InlineData("auto", ClusterChoice.Auto)]
    public void The_cluster_is_named_by_its_word(string word, ClusterChoice expected) => Read(["--cluster", word]).Cluster.ShouldBe(expected);

    [Fact]
    public void A_context_means_the_kubeconfig() => Read(["--context", "staging"]).Cluster.ShouldBe(ClusterChoice.Kubeconfig);

    [Fact]
    public void Flags_win_over_the_environment_and_that_over_the_file()
    {
        var around = Around.With(("WAYPOINT_CLUSTER", "in-cluster"), ("WAYPOINT_READ_ONLY", "true"));
        (string, string?)[] file = [("Waypoint:Cluster", "kubeconfig"), ("Waypoint:ReadOnly", "false"), ("Waypoint:Data", "/from/file")];

        var options = Read(["--cluster=sandbox"], around, file);

        options.Cluster.ShouldBe(ClusterChoice.Sandbox);
        options.ReadOnly.ShouldBeTrue();
        options.Data.ShouldBe("/from/file");
    }

    [Fact]
    public void A_list_in_the_file_may_be_written_as_a_list() =>
        Read([], file: [("Waypoint:Namespaces:0", "shop"), ("Waypoint:Namespaces:1", "payments")]).Namespaces.ShouldBe(["shop", "payments"]);

    [Fact]
    public void The_history_is_kept_for_a_year_unless_somebody_says_otherwise()
    {
        Read([]).HistoryRetention.ShouldBe(TimeSpan.FromDays(365));
        Read(["--history-days", "30"]).HistoryRetention.ShouldBe(TimeSpan.FromDays(30));
        Read(["--history-days", "0"]).HistoryRetention.ShouldBeNull();
        Should.Throw<StartupException>(() => Read(["--history-days", "a week"])).Message.ShouldBe("--history-days is \"a week\". Write a number of days up to 36500; 0 keeps the history for ever.");
    }

    [Fact]
    public void What_a_scale_leaves_out_stays()
    {
        var sandbox = Read(["--sandbox-scale", "pods=500,namespaces=10"]).Sandbox;

        sandbox.Scenario.ShouldBe(SandboxScenario.Scale);
        sandbox.Scale.ShouldBe(new SandboxScale(500, 1500, 10));
    }

    [Theory]
    [InlineData("8080", "http://localhost:8080")]
    [InlineData("0", "http://127.0.0.1:0")]
    public void A_port_is_one_on_this_machine(string port, string url) => Read(["--port", port]).Urls.ShouldBe([url]);

    [Fact]
    public void The_urls_of_the_host_are_heard_when_nothing_else_is_said() =>
        Read([], Around.With(("ASPNETCORE_URLS", "http://localhost:9000"))).Urls.ShouldBe(["http://localhost:9000"]);

    [Fact]
    public void A_port_on_the_command_line_wins_over_urls_in_the_environment() =>
        Read(["--port", "8080"], Around.With(("WAYPOINT_URLS", "http://localhost:9000"))).Urls.ShouldBe(["http://localhost:8080"]);

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://dashboard.example.com:5080")]
    [InlineData("http://localhost:5080;http://10.0.0.1:5080")]
    public void Without_sign_in_nothing_but_this_machine_is_listened_on(string urls)
    {
        Problems(["--urls", urls]).ShouldHaveSingleItem().ShouldContain("--allow-anonymous");
        Read(["--urls", urls, "--allow-anonymous"]).AllowAnonymous.ShouldBeTrue();
    }

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://127.1.2.3:5080")]
    [InlineData("http://[::1]:5080")]
    public void All_names_of_this_machine_will_do(string url) => Read(["--urls", url]).Urls.ShouldBe([url]);

    [Theory]
    [InlineData("--cluster", "minikube", "--cluster is \"minikube\". Write sandbox, kubeconfig, in-cluster or auto.")]
    [InlineData("--port", "eighty", "--port is \"eighty\". Write a number from 0 to 65535")]
    [InlineData("--port", "65536", "--port is \"65536\". Write a number from 0 to 65535")]
    [InlineData("--urls", "localhost", "--urls has \"localhost\". Write an address such as http://localhost:5080")]
    [InlineData("--urls", "http://localhost:0", "--urls is http://localhost:0, and no port that is free can be found for two addresses at once. Write http://127.0.0.1:0.")]
    [InlineData("--urls", "ftp://localhost:21", "--urls has \"ftp://localhost:21\". Write an address")]
    [InlineData("--namespaces", "shop,Pay_ments", "--namespaces has \"Pay_ments\"")]
    [InlineData("--sandbox-scale", "pods=many", "--sandbox-scale has \"pods=many\". Write pods=10000,services=1500,namespaces=100")]
    [InlineData("--sandbox-scale", "nodes=3", "--sandbox-scale has \"nodes=3\"")]
    [InlineData("--sandbox-scale", "pods=0", "--sandbox-scale has \"pods=0\"")]
    [InlineData("--history-connection", "secret", "--history-connection cannot be read as a PostgreSQL connection. Write one such as \"Host=db;")]
    [InlineData("--history-connection", "Password=secret", "--history-connection names no host.")]
    [InlineData("--read-only", "perhaps", "--read-only is \"perhaps\". Write true or false.")]
    [InlineData("--kubeconfig", "/nowhere/config", "--kubeconfig names /nowhere/config, which is not there.")]
    public void A_mistake_is_named_with_what_to_write(string flag, string value, string problem) => Problems([flag, value]).ShouldHaveSingleItem().ShouldStartWith(problem);

    [Fact]
    public void All_mistakes_are_told_at_once_each_with_its_place()
    {
        var problems = Problems(["--cluster", "minikube"], Around.With(("WAYPOINT_PORT", "x"), ("WAYPOINT_CLUSTR", "sandbox")), [("Waypoint:ReadOnly", "maybe"), ("Waypoint:Colour", "red")]);

        problems.Length.ShouldBe(5);
        problems.ShouldContain(problem => problem.StartsWith("--cluster is", StringComparison.Ordinal));
        problems.ShouldContain(problem => problem.StartsWith("WAYPOINT_PORT is", StringComparison.Ordinal));
        problems.ShouldContain(problem => problem.StartsWith("WAYPOINT_CLUSTR is not a setting", StringComparison.Ordinal));
        problems.ShouldContain(problem => problem.StartsWith("Waypoint:ReadOnly in appsettings.json is", StringComparison.Ordinal));
        problems.ShouldContain(problem => problem.StartsWith("Waypoint:Colour in appsettings.json is not a setting", StringComparison.Ordinal));
    }

    [Fact]
    public void What_Kubernetes_tells_pods_of_services_called_waypoint_is_no_setting()
    {
        var around = Around.With(
            ("WAYPOINT_SERVICE_HOST", "10.96.0.7"), ("WAYPOINT_SERVICE_PORT", "15008"), ("WAYPOINT_PORT", "tcp://10.96.0.7:15008"), ("WAYPOINT_PORT_15008_TCP_ADDR", "10.96.0.7"),
            ("WAYPOINT_DASHBOARD_SERVICE_HOST", "10.96.0.8"), ("WAYPOINT_DASHBOARD_PORT", "tcp://10.96.0.8:80"), ("WAYPOINT_DASHBOARD_SERVICE_PORT_HTTP", "80"));

        Read([], around).Urls.ShouldBe([DashboardOptions.DefaultUrl]);
    }

    [Fact]
    public void Settings_that_contradict_each_other_are_refused()
    {
        Problems(["--cluster", "sandbox", "--context", "staging"]).ShouldHaveSingleItem().ShouldStartWith("--context is of no use with --cluster sandbox.");
        Problems(["--port", "1", "--urls", "http://localhost:2"]).ShouldHaveSingleItem().ShouldContain("both say where to listen");
    }

    [Theory]
    [InlineData("--colour red", "--colour is not an option. See --help for those that are.")]
    [InlineData("--clustr sandbox", "--clustr is not an option. Did you mean --cluster? See --help for those that are.")]
    [InlineData("sandbox", "sandbox is not an option. See --help for those that are.")]
    [InlineData("--cluster", "Required argument missing for option: '--cluster'. See --help for what can be written.")]
    public void What_is_no_flag_is_refused_in_one_line(string line, string refusal) =>
        Should.Throw<StartupException>(() => CommandLine.Read(line.Split(' '), TextWriter.Null)).Message.ShouldBe(refusal);

    [Fact]
    public void Help_names_every_setting()
    {
        using var output = new StringWriter();

        CommandLine.Read(["--help"], output).ShouldBeNull();

        foreach (var setting in Settings.All)
        {
            output.ToString().ShouldContain(setting.Flag);
        }
    }

    private static string[] Problems(string[] args, Surroundings? around = null, (string, string?)[]? file = null) =>
        Should.Throw<StartupException>(() => Read(args, around, file)).Message.Split(Environment.NewLine);

    private static DashboardOptions Read(string[] args, Surroundings? around = null, (string Key, string? Value)[]? file = null)
    {
        var files = new ConfigurationBuilder().AddInMemoryCollection((file ?? []).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal)).Build();
        var flags = CommandLine.Read(args, TextWriter.Null).ShouldNotBeNull();
        return new OptionsReader(new SettingValues(flags, around ?? Around.Nothing, files), around ?? Around.Nothing).Read();
    }
}
