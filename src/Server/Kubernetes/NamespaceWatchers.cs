using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Watches a kind in one namespace after the other's manner: each by itself, because watching all at once is forbidden or not wanted.</summary>
internal sealed class NamespaceWatchers(ResourceKindInfo info, string version, NamespaceDirectory namespaces, WatchContext context)
{
    private readonly Dictionary<string, (CancellationTokenSource Stop, Task Run)> _running = new(StringComparer.Ordinal);
    private readonly RetryClock _clock = new(context.Time);

    /// <summary>Runs until all namespaces may be watched at once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            do
            {
                var (names, changed) = namespaces.Now();
                await FitAsync(names, cancellationToken);
                await Task.WhenAny(_clock.MinuteAsync(cancellationToken), changed);
                cancellationToken.ThrowIfCancellationRequested();
            }
            while (namespaces.IsTold || !await MayListAllAsync(cancellationToken));
        }
        finally
        {
            await FitAsync([], CancellationToken.None);
        }
    }

    private async Task FitAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in _running.Keys.Except(names, StringComparer.Ordinal).ToArray())
        {
            _running.Remove(name, out var gone);
            await gone.Stop.CancelAsync();
            await gone.Run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            gone.Stop.Dispose();
        }

        foreach (var name in names.Where(name => !_running.ContainsKey(name)))
        {
            var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _running.Add(name, (stop, WatchAsync(name, stop.Token)));
        }
    }

    private async Task WatchAsync(string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = await new ScopeWatcher(new WatchScope(info, version, name), context).RunAsync(cancellationToken);
            WatchLog.NotToBeHadIn(context.Logger, context.Cluster, info.Plural, name, end.Detail);
            await context.Events.WriteAsync(new ResourceEvent.Listed(info.Kind, name, []), cancellationToken);
            await context.ReportAsync(info.Kind, name, end.IsForbidden ? WatchState.Forbidden : WatchState.NotServed, end.Detail, cancellationToken);
            await _clock.MinuteAsync(cancellationToken);
        }
    }

    private async Task<bool> MayListAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await context.Connection.GetAsync(new WatchScope(info, version, null).ListPath(1, null), MediaTypes.Json, cancellationToken);
            return true;
        }
        catch (Exception failure) when (WatchFailure.IsTransient(failure, cancellationToken))
        {
            return false;
        }
    }
}
