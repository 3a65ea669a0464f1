namespace WaypointDashboard.Sandbox.Tests.Contract;

public sealed class ContractTests
{
    private static readonly Type[] Suites = [.. typeof(ContractSuite).Assembly.GetTypes().Where(type => type.IsAbstract && type.BaseType == typeof(ContractSuite))];

    public static TheoryData<Type> Servers => [typeof(OnKubeApiServer), typeof(OnSandbox)];

    [Theory]
    [MemberData(nameof(Servers))]
    public void Every_suite_is_derived_for_each_server(Type server)
    {
        Suites.Length.ShouldBeGreaterThan(10);
        var derived = server.GetNestedTypes().Select(type => type.BaseType).Where(type => type is not null && Suites.Contains(type));
        derived.ShouldBe(Suites, ignoreOrder: true);
    }

    [Fact]
    public void No_assertion_is_made_for_one_server_alone()
    {
        var derived = Servers.SelectMany(server => server.Data.GetNestedTypes()).Where(type => typeof(ContractSuite).IsAssignableFrom(type));
        derived.ShouldAllBe(type => type.GetMethods().All(method => method.DeclaringType != type));
    }
}
