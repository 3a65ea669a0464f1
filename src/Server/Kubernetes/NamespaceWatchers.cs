using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Resources.Reading;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Watches a kind in one namespace after the other's manner: each by itself, because watching all at once is forbidden or not wanted.</summary>
/// <param name="info">The kind.</param>
/// <param name="version">The version that is asked for.</param>
/// <param name="namespaces">The namespaces.</param>
/// <param name="context">What all watches have in common.</param>
/// <param name="isFirst">True when nothing is known of the kind yet.</param>
internal sealed class NamespaceWatchers(ResourceKindInfo info, string version, NamespaceDirectory namespaces, WatchContext context, bool isFirst)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, (CancellationTokenSource Stop, Task Run)> _running = new(StringComparer.Ordinal);
    private readonly RetryClock _clock = new(context.Time);
    private bool _isFirst = isFirst;

    /// <summary>Runs until all namespaces may be watched at once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            do
            {
                var (names, changed) = namespaces.Now();
                await FitAsync(names, cancellationToken);
                _isFirst = false;
                await Task.WhenAny(_clock.MinuteAsync(cancellationToken), changed);
                cancellationToken.ThrowIfCancellationRequested();
            }
            while (namespaces.IsTold || !await MayWatchAllAsync(cancellationToken));
        }
        finally
        {
            foreach (var name in _running.Keys.ToArray())
            {
                await StopAsync(name);
            }
        }
    }

    private async Task FitAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in _running.Keys.Except(names, StringComparer.Ordinal).ToArray())
        {
            await StopAsync(name);
            await context.Events.WriteAsync(new ResourceEvent.Listed(info.Kind, name, []), cancellationToken); // It may have gone faster than what was in it.
            await context.Events.WriteAsync(new ResourceEvent.CoverageEnded(info.Kind, name), cancellationToken);
        }

        foreach (var name in names.Where(name => !_running.ContainsKey(name)))
        {
            var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _running.Add(name, (stop, RunAsync(name, _isFirst, stop.Token)));
        }
    }

    private async Task StopAsync(string name)
    {
        _running.Remove(name, out var gone);
        await gone.Stop.CancelAsync();
        await gone.Run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        gone.Stop.Dispose();
    }

    private Task RunAsync(string name, bool isFirst, CancellationToken cancellationToken) =>
        context.LoopOf($"the watch of {info.Plural} in {name}").RunAsync(
            token => WatchAsync(name, isFirst, token),
            (detail, token) =>
            {
                isFirst = false;
                return context.ReportAsync(info.Kind, name, WatchState.Broken, detail, token);
            },
            cancellationToken);

    private async Task WatchAsync(string name, bool isFirst, CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = await new ScopeWatcher(new WatchScope(info, version, name), context, isFirst).RunAsync(cancellationToken);
            isFirst = false;
            WatchLog.NotToBeHadIn(context.Logger, context.Cluster, info.Plural, name, end.Detail);
            await context.Events.WriteAsync(new ResourceEvent.Listed(info.Kind, name, []), cancellationToken);
            await context.ReportAsync(info.Kind, name, end.IsForbidden ? WatchState.Forbidden : WatchState.NotServed, end.Detail, cancellationToken);
            await _clock.MinuteAsync(cancellationToken);
        }
    }

    // Who may list all and not watch it would go to and fro each minute.
    private async Task<bool> MayWatchAllAsync(CancellationToken cancellationToken)
    {
        var all = new WatchScope(info, version, null);
        try
        {
            using var watchdog = new Watchdog(Patience, context.Time, cancellationToken);
            var from = await watchdog.GuardAsync(token => VersionNowAsync(all, token));
            using var watch = await watchdog.GuardAsync(token => context.Connection.GetAsync(all.WatchPath(from, 1), all.WatchAccept, token));
            return true;
        }
        catch (Exception failure) when (WatchFailure.IsTransient(failure, cancellationToken))
        {
            return false;
        }
    }

    private async Task<string> VersionNowAsync(WatchScope scope, CancellationToken cancellationToken)
    {
        using var response = await context.Connection.GetAsync(scope.ListPath(1, null), scope.ListAccept, cancellationToken);
        using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var page = new ListReader(ReadFields.Of(info.Kind), _ => { });
        await page.ReadAsync(body, () => { }, cancellationToken);
        return page.ResourceVersion;
    }
}
