using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Suites;

namespace WaypointDashboard.Sandbox.Tests.Contract;

/// <summary>The contract, held by the real kube-apiserver.</summary>
public static class OnKubeApiServer
{
    public const string Name = "OnKubeApiServer";

    [CollectionDefinition(Name)]
    [Trait("Needs", "ApiServer")]
    public sealed class Collection : ICollectionFixture<RealServer>;

    [Collection(Name)]
    public sealed class Discovery(RealServer server) : DiscoveryContract(server);

    [Collection(Name)]
    public sealed class List(RealServer server) : ListContract(server);

    [Collection(Name)]
    public sealed class Paging(RealServer server) : PagingContract(server);

    [Collection(Name)]
    public sealed class Watch(RealServer server) : WatchContract(server);

    [Collection(Name)]
    public sealed class Write(RealServer server) : WriteContract(server);

    [Collection(Name)]
    public sealed class Patch(RealServer server) : PatchContract(server);

    [Collection(Name)]
    public sealed class Scale(RealServer server) : ScaleContract(server);

    [Collection(Name)]
    public sealed class Apply(RealServer server) : ApplyContract(server);

    [Collection(Name)]
    public sealed class DryRun(RealServer server) : DryRunContract(server);

    [Collection(Name)]
    public sealed class Delete(RealServer server) : DeleteContract(server);

    [Collection(Name)]
    public sealed class Access(RealServer server) : AccessContract(server);

    [Collection(Name)]
    public sealed class Validation(RealServer server) : ValidationContract(server);

    [Collection(Name)]
    public sealed class Table(RealServer server) : TableContract(server);

    [Collection(Name)]
    public sealed class Client(RealServer server) : ClientContract(server);

    [Collection(Name)]
    public sealed class Restart(RealServer server) : RestartContract(server);
}
