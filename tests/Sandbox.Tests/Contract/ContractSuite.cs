using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Wire;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Sandbox.Tests.Contract;

/// <summary>
/// Part of what Kubernetes' API promises. Every suite is derived once for the real kube-apiserver and once for the sandbox, so that
/// the same assertions hold for both. Each test has a namespace of its own.
/// </summary>
public abstract class ContractSuite(ContractServer server) : IAsyncLifetime
{
    protected ContractServer Server { get; } = server;

    protected WireClient Admin { get; } = new(server.CreateClient(KubeUser.Admin));

    /// <summary>This test's namespace.</summary>
    protected string Namespace { get; } = $"t-{Guid.NewGuid():N}"[..12];

    protected string ConfigMaps => $"/api/v1/namespaces/{Namespace}/configmaps";

    protected string Services => $"/api/v1/namespaces/{Namespace}/services";

    protected string Gateways => $"/apis/gateway.networking.k8s.io/v1/namespaces/{Namespace}/gateways";

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Watches the ConfigMaps that this test makes; controllers may make one too.</summary>
    protected Task<Watching> WatchAsync(string version, string rest = "") =>
        Admin.WatchAsync($"{ConfigMaps}?watch=1&resourceVersion={version}&fieldSelector=metadata.name!%3Dkube-root-ca.crt{rest}", Token);

    protected WireClient As(KubeUser? user) => new(Server.CreateClient(user));

    public virtual async ValueTask InitializeAsync() =>
        (await Admin.PostAsync("/api/v1/namespaces", $$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{{Namespace}}}"}}""", Token)).Expect(201);

    public virtual ValueTask DisposeAsync()
    {
        Admin.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
