using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Shouldly;
using WaypointDashboard.TestKit.Processes;
using Xunit;

namespace WaypointDashboard.Server.Tests.Hosting;

/// <summary>The program itself: what it says when it starts, and when it cannot.</summary>
public sealed class StartTests : IDisposable
{
    private readonly ScratchDirectory _data = new("start");
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(90));

    public void Dispose()
    {
        _data.Dispose();
        _deadline.Dispose();
    }

    [Fact]
    public async Task It_starts_with_the_sandbox_says_where_it_is_and_serves_the_page()
    {
        await using var dashboard = DashboardProcess.Start("--port", "0", "--data", _data.Path);
        var url = await dashboard.GreetedAsync(_deadline.Token);
        using var http = new HttpClient { BaseAddress = url };

        var page = await http.GetStringAsync("/", _deadline.Token);

        url.IsLoopback.ShouldBeTrue();
        dashboard.Output.ShouldContain("the sandbox");
        page.ShouldContain("_framework/blazor.web.");
        File.Exists(_data.File("sandbox.kubeconfig")).ShouldBeTrue();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(_data.File("sandbox.kubeconfig")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Theory]
    [InlineData("--colour", "red")]
    [InlineData("--cluster", "minikube")]
    [InlineData("--kubeconfig", "/nowhere/config")]
    [InlineData("--urls", "http://0.0.0.0:0")]
    [InlineData("--data", "/proc/nowhere")]
    [InlineData("--urls", "https://127.0.0.1:0")]
    [InlineData("--cluster", "in-cluster")]
    [InlineData("--cluster", "kubeconfig")]
    public async Task What_it_cannot_do_it_says_in_a_line_and_ends(string flag, string value)
    {
        await using var dashboard = DashboardProcess.Start(flag switch
        {
            "--data" => [flag, value],
            "--urls" => ["--data", _data.Path, flag, value],
            _ => ["--data", _data.Path, "--port", "0", flag, value],
        });

        (await dashboard.EndAsync(_deadline.Token)).ShouldBe(2);

        dashboard.Errors.Trim().ShouldNotBeEmpty();
        dashboard.Errors.ShouldNotContain("   at ");
        dashboard.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task An_unreadable_kubeconfig_is_told_in_one_line()
    {
        await File.WriteAllTextAsync(_data.File("config"), "contexts: [", _deadline.Token);
        await using var dashboard = DashboardProcess.Start("--port", "0", "--data", _data.Path, "--kubeconfig", _data.File("config"));

        (await dashboard.EndAsync(_deadline.Token)).ShouldBe(2);

        dashboard.Errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain(_data.File("config"));
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await using var dashboard = DashboardProcess.Start("--port", port, "--data", _data.Path);

        (await dashboard.EndAsync(_deadline.Token)).ShouldBe(2);

        var line = dashboard.Errors.Trim().Split('\n').ShouldHaveSingleItem();
        line.ShouldContain(port);
        line.ShouldContain("--port");
        dashboard.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task The_environment_is_heard()
    {
        await using var dashboard = DashboardProcess.Start([("WAYPOINT_CLUSTER", "minikube")], "--port", "0");

        (await dashboard.EndAsync(_deadline.Token)).ShouldBe(2);

        dashboard.Errors.ShouldStartWith("WAYPOINT_CLUSTER is \"minikube\".");
    }

    [Theory]
    [InlineData("--help", "--sandbox-scale")]
    [InlineData("--version", ".")]
    public async Task Help_and_the_version_are_no_failures(string flag, string part)
    {
        await using var dashboard = DashboardProcess.Start(flag);

        (await dashboard.EndAsync(_deadline.Token)).ShouldBe(0);

        dashboard.Output.ShouldContain(part);
        dashboard.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task With_a_server_that_does_not_answer_the_page_comes_up_and_says_so()
    {
        var port = LoopbackPorts.Free(1)[0];
        await File.WriteAllTextAsync(_data.File("config"), string.Create(CultureInfo.InvariantCulture, $$$"""
            contexts:
            - {name: away, context: {cluster: away, user: me}}
            clusters:
            - {name: away, cluster: {server: "https://127.0.0.1:{{{port}}}"}}
            users:
            - {name: me, user: {token: x}}
            current-context: away
            """), _deadline.Token);
        await using var dashboard = DashboardProcess.Start("--port", "0", "--data", _data.Path, "--kubeconfig", _data.File("config"));
        using var http = new HttpClient { BaseAddress = await dashboard.GreetedAsync(_deadline.Token) };

        (await http.GetAsync("/", _deadline.Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Deadline.UntilAsync(
            async () => (await http.GetAsync("/healthz/ready", _deadline.Token)) is { StatusCode: HttpStatusCode.ServiceUnavailable } answer
                && (await answer.Content.ReadAsStringAsync(_deadline.Token)).Contains("cannot be reached", StringComparison.Ordinal),
            TimeSpan.FromSeconds(30),
            () => "Readiness does not say that the server cannot be reached.",
            _deadline.Token);
        (await http.GetAsync("/healthz/live", _deadline.Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
