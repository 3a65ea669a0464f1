using System.Net;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Watches a kind in the widest way that the server lets us, and asks again every minute for what it does not.</summary>
/// <param name="info">The kind.</param>
/// <param name="namespaces">The namespaces.</param>
/// <param name="context">What all watches have in common.</param>
/// <param name="broken">What broke the watch before; null for the first watch.</param>
internal sealed class KindWatcher(ResourceKindInfo info, NamespaceDirectory namespaces, WatchContext context, string? broken)
{
    private readonly RetryClock _clock = new(context.Time);

    // Later, what was said of the kind stands until the server has answered: no verdict is taken back only because one asks again.
    private bool _isFirst = broken is null;

    // Istio's mesh configuration is in one namespace, whichever are watched.
    private bool IsByNamespace => info.IsNamespaced && info.Kind != ResourceKind.ConfigMap;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await context.ReportAsync(info.Kind, null, _isFirst ? WatchState.Listing : WatchState.Broken, broken ?? "", cancellationToken);
        await context.LoopOf($"the watch of {info.Plural}").RunAsync(WatchAsync, BrokeAsync, cancellationToken);
    }

    private ValueTask BrokeAsync(string detail, CancellationToken cancellationToken)
    {
        _isFirst = false;
        return context.ReportAsync(info.Kind, null, WatchState.Broken, detail, cancellationToken);
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var version = await FindVersionAsync(cancellationToken);
            var end = version is null
                ? new ScopeEnd(false, $"The API server does not serve {info.Plural}{(info.Group.Length == 0 ? "" : $".{info.Group}")}.")
                : await WatchAsync(version, cancellationToken);
            _isFirst = false;
            if (end is not null)
            {
                await GiveUpAsync(end, version, cancellationToken);
                await WaitAsync(end, cancellationToken);
            }
        }
    }

    // Where all at once is forbidden, a namespace that has become known is a reason to ask again.
    private async Task WaitAsync(ScopeEnd end, CancellationToken cancellationToken)
    {
        var minute = _clock.MinuteAsync(cancellationToken);
        await (end.IsForbidden ? Task.WhenAny(minute, namespaces.Now().Changed) : minute);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<string?> FindVersionAsync(CancellationToken cancellationToken)
    {
        var scope = new WatchScope(info, "", null);
        var backoff = new Backoff(context.Time);
        while (true)
        {
            try
            {
                using var watchdog = new Watchdog(TimeSpan.FromSeconds(30), context.Time, cancellationToken);
                var version = await watchdog.GuardAsync(token => context.Discovery.FindVersionAsync(info.Kind, token));
                context.Monitor.Forget(scope);
                return version;
            }
            catch (ApiException refused) when (refused.Code == HttpStatusCode.Forbidden)
            {
                context.Monitor.Forget(scope);
                return info.Versions[0]; // Who may not ask what there is may still list it.
            }
            catch (Exception failure) when (WatchFailure.IsTransient(failure, cancellationToken))
            {
                var detail = WatchFailure.Describe(failure, context.Connection.Server);
                context.Monitor.Failed(scope, detail, failure is ApiException { Code: HttpStatusCode.Unauthorized });
                if (_isFirst)
                {
                    await context.ReportAsync(info.Kind, null, WatchState.Listing, detail, cancellationToken);
                }

                await backoff.WaitAsync((failure as ApiException)?.RetryAfter, cancellationToken);
            }
        }
    }

    /// <returns>Why it is not to be had; null when it is to be tried anew.</returns>
    private async Task<ScopeEnd?> WatchAsync(string version, CancellationToken cancellationToken)
    {
        if (!IsByNamespace || !namespaces.IsTold)
        {
            var end = await new ScopeWatcher(new WatchScope(info, version, null), context, _isFirst).RunAsync(cancellationToken);
            if (!end.IsForbidden || !IsByNamespace || namespaces.Now().Names.Count == 0)
            {
                return end;
            }
        }

        await new NamespaceWatchers(info, version, namespaces, context, _isFirst).RunAsync(cancellationToken);
        return null;
    }

    private async Task GiveUpAsync(ScopeEnd end, string? version, CancellationToken cancellationToken)
    {
        WatchLog.NotToBeHad(context.Logger, context.Cluster, info.Plural, end.Detail);
        var rest = end.IsForbidden && version is not null && info.Kind == ResourceKind.Namespace ? await new NamespaceReader(version, context).ReadAsync(namespaces.Now().Names, cancellationToken) : [];
        await context.Events.WriteAsync(new ResourceEvent.Listed(info.Kind, null, rest), cancellationToken);
        await context.ReportAsync(info.Kind, null, end.IsForbidden ? WatchState.Forbidden : WatchState.NotServed, end.Detail, cancellationToken);
    }
}
