using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Sandbox.Tests.Contract.Servers;

/// <summary>A server that is held to the contract, as a client meets it.</summary>
public abstract class ContractServer : IAsyncLifetime
{
    /// <summary>A client of JSON over the wire, as a user, or as nobody.</summary>
    public abstract HttpClient CreateClient(KubeUser? user);

    /// <summary>The kubeconfig with which a user comes here.</summary>
    public abstract string KubeconfigText(KubeUser user);

    /// <summary>A version of gateways that was once current, and from which no watch can start any more.</summary>
    public abstract Task<string> ForgottenVersionAsync(string @namespace, CancellationToken cancellation);

    /// <summary>Ends the server as a crash would, does something while it is away, and brings it back with what it knew, whatever came of that.</summary>
    public async Task RestartAsync(Func<Task> meanwhile, CancellationToken cancellation)
    {
        await GoAwayAsync();
        try
        {
            await meanwhile();
        }
        finally
        {
            await ComeBackAsync(cancellation);
        }
    }

    protected abstract Task GoAwayAsync();

    protected abstract Task ComeBackAsync(CancellationToken cancellation);

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();
}
