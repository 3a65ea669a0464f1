using System.Reflection;
using NetArchTest.Rules;

namespace WaypointDashboard.Server.Tests.Architecture;

/// <summary>Who may know whom: the rules of the house, each of which a single careless using would break.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void The_domain_knows_nothing_but_the_base_class_library() =>
        Code.Shared.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("System" or "netstandard" or "mscorlib"))
            .ShouldBeEmpty();

    [Fact]
    public void The_domain_does_no_input_or_output() =>
        Types.InAssembly(Code.Shared).ShouldNot()
            .HaveDependencyOnAny("System.IO.File", "System.IO.Directory", "System.Net.Sockets", "System.Net.Http", "System.Net.Dns", "System.Console", "System.Diagnostics.Process", "System.Threading.Tasks.Task", "System.TimeProvider", "System.Random")
            .ShouldHold("what the domain says depends on nothing but what it is given");

    [Theory]
    [InlineData("Resources", "")]
    [InlineData("Waypoints", "Resources")]
    [InlineData("Mesh", "Resources Waypoints")]
    public void A_lower_room_of_the_domain_knows_only_those_below_it(string room, string below)
    {
        var others = Rooms().Where(other => other != room && !below.Split(' ').Contains(other)).Select(other => $"WaypointDashboard.Shared.{other}.");

        Types.InAssembly(Code.Shared).That().ResideInNamespaceStartingWith($"WaypointDashboard.Shared.{room}")
            .ShouldNot().HaveDependencyOnAny([.. others]).ShouldHold($"{room} may know: {below}");
    }

    [Fact]
    public void Nobody_in_the_domain_knows_the_topology() =>
        Types.InAssembly(Code.Shared).That().DoNotResideInNamespaceStartingWith("WaypointDashboard.Shared.Topology")
            .ShouldNot().HaveDependencyOn("WaypointDashboard.Shared.Topology.").ShouldHold("the topology is a view of all else");

    [Fact]
    public void The_client_knows_neither_the_server_nor_a_cluster() =>
        Types.InAssembly(Code.Client).ShouldNot()
            .HaveDependencyOnAny("k8s", "Microsoft.AspNetCore.SignalR", "WaypointDashboard.Server", "WaypointDashboard.Sandbox", "Microsoft.EntityFrameworkCore")
            .ShouldHold("pages speak to ports, in the words of the domain");

    [Fact]
    public void The_sandbox_knows_nobody_of_ours() => OursKnownBy(Code.Sandbox).ShouldBeEmpty();

    [Fact]
    public void The_domain_knows_nobody_of_ours() => OursKnownBy(Code.Shared).ShouldBeEmpty();

    [Fact]
    public void The_client_knows_the_domain_alone_of_ours() => OursKnownBy(Code.Client).ShouldBe(["WaypointDashboard.Shared"]);

    [Fact]
    public void Only_modules_speak_to_the_browser() =>
        Types.InAssembly(Code.Client).That().DoNotHaveNameEndingWith("Module", StringComparison.Ordinal).And().AreNotNested()
            .ShouldNot().MeetCustomRule(new CallsBrowser()).ShouldHold("one class for each TypeScript module, named after it");

    [Fact]
    public void A_call_to_the_browser_would_be_found() =>
        Types.InAssembly(Code.Client).That().HaveNameEndingWith("Module", StringComparison.Ordinal).And().AreNotNested().And().AreNotAbstract().And().AreNotStatic()
            .Should().MeetCustomRule(new CallsBrowser()).ShouldHold("a module is there to speak to the browser");

    private static IEnumerable<string> OursKnownBy(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("WaypointDashboard.", StringComparison.Ordinal));

    private static IEnumerable<string> Rooms() =>
        Code.Shared.GetTypes().Select(type => type.Namespace?.Split('.')).Where(parts => parts is ["WaypointDashboard", "Shared", _, ..]).Select(parts => parts![2]).Distinct();
}
