using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Suites;

namespace WaypointDashboard.Sandbox.Tests.Contract;

/// <summary>The contract, held by the sandbox.</summary>
public static class OnSandbox
{
    public const string Name = "OnSandbox";

    [CollectionDefinition(Name)]
    public sealed class Collection : ICollectionFixture<SandboxServer>;

    [Collection(Name)]
    public sealed class Discovery(SandboxServer server) : DiscoveryContract(server);

    [Collection(Name)]
    public sealed class List(SandboxServer server) : ListContract(server);

    [Collection(Name)]
    public sealed class Paging(SandboxServer server) : PagingContract(server);

    [Collection(Name)]
    public sealed class Watch(SandboxServer server) : WatchContract(server);

    [Collection(Name)]
    public sealed class Write(SandboxServer server) : WriteContract(server);

    [Collection(Name)]
    public sealed class Patch(SandboxServer server) : PatchContract(server);

    [Collection(Name)]
    public sealed class Scale(SandboxServer server) : ScaleContract(server);

    [Collection(Name)]
    public sealed class Apply(SandboxServer server) : ApplyContract(server);

    [Collection(Name)]
    public sealed class DryRun(SandboxServer server) : DryRunContract(server);

    [Collection(Name)]
    public sealed class Delete(SandboxServer server) : DeleteContract(server);

    [Collection(Name)]
    public sealed class Access(SandboxServer server) : AccessContract(server);

    [Collection(Name)]
    public sealed class Validation(SandboxServer server) : ValidationContract(server);

    [Collection(Name)]
    public sealed class Table(SandboxServer server) : TableContract(server);

    [Collection(Name)]
    public sealed class Client(SandboxServer server) : ClientContract(server);

    [Collection(Name)]
    public sealed class Restart(SandboxServer server) : RestartContract(server);
}
