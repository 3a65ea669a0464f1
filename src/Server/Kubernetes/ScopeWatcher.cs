using System.Net;
using System.Text.Json;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Lists and watches a scope for as long as the server lets us, over cuts, restarts and expiries. Every gap ends in a list.</summary>
/// <param name="scope">What is watched.</param>
/// <param name="context">What all watches have in common.</param>
/// <param name="isFirst">True when nothing is known of the scope yet; else what was said of it stands until the server has answered.</param>
internal sealed class ScopeWatcher(WatchScope scope, WatchContext context, bool isFirst)
{
    private readonly Backoff _backoff = new(context.Time);
    private readonly ScopeStream _stream = new(scope, context);
    private WatchState _state = WatchState.Listing;
    private DateTimeOffset _since = context.Time.GetUtcNow();

    /// <summary>Runs until it is cancelled, or the server does not let us.</summary>
    public async Task<ScopeEnd> RunAsync(CancellationToken cancellationToken)
    {
        if (isFirst)
        {
            await SetStateAsync(WatchState.Listing, "", cancellationToken, force: true);
        }

        try
        {
            while (true)
            {
                try
                {
                    await OnceAsync(cancellationToken);
                }
                catch (ApiException refused) when (refused.Code == HttpStatusCode.Forbidden)
                {
                    context.Monitor.Reached(scope);
                    return new ScopeEnd(true, refused.Message);
                }
                catch (ApiException refused) when (refused.Code is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)
                {
                    context.Monitor.Reached(scope);
                    return new ScopeEnd(false, $"The API server does not serve {scope}.");
                }
                catch (ApiException expired) when (expired.IsExpired)
                {
                    WatchLog.Expired(context.Logger, context.Cluster, scope);
                    _stream.Forget();
                    await _backoff.WaitAsync(null, cancellationToken);
                }
                catch (Exception failure) when (WatchFailure.IsTransient(failure, cancellationToken))
                {
                    await OnFailureAsync(failure, cancellationToken);
                }
            }
        }
        finally
        {
            context.Monitor.Forget(scope);
        }
    }

    private async Task OnceAsync(CancellationToken cancellationToken)
    {
        if (_stream.NeedsList)
        {
            await _stream.ListAsync(cancellationToken);
            await OnReachedAsync(cancellationToken);
        }

        try
        {
            await _stream.WatchAsync(OnReachedAsync, cancellationToken);
        }
        finally
        {
            if (_stream.WasSound)
            {
                _backoff.Reset(); // However it ended: what breaks off once a day is not to be waited for longer each day.
            }
        }

        if (!_stream.WasSound)
        {
            await _backoff.WaitAsync(null, cancellationToken); // A server that ends watches at once is not asked in a loop.
        }
    }

    private ValueTask OnReachedAsync(CancellationToken cancellationToken)
    {
        context.Monitor.Reached(scope);
        return SetStateAsync(WatchState.Synced, "", cancellationToken);
    }

    private async Task OnFailureAsync(Exception failure, CancellationToken cancellationToken)
    {
        var detail = WatchFailure.Describe(failure, context.Connection.Server);
        WatchLog.Failed(context.Logger, context.Cluster, scope, detail);
        context.Metrics.WatchFailed(context.Cluster, scope.Info.Kind);
        context.Monitor.Failed(scope, detail, failure is ApiException { Code: HttpStatusCode.Unauthorized });
        if (_state != WatchState.Listing || isFirst)
        {
            await SetStateAsync(_state == WatchState.Listing ? WatchState.Listing : WatchState.Stale, detail, cancellationToken, force: true);
        }

        await _backoff.WaitAsync((failure as ApiException)?.RetryAfter, cancellationToken);
    }

    private async ValueTask SetStateAsync(WatchState state, string detail, CancellationToken cancellationToken, bool force = false)
    {
        if (state != _state)
        {
            _state = state;
            _since = context.Time.GetUtcNow();
            force = true;
        }

        if (force)
        {
            await context.ReportAsync(scope.Info.Kind, scope.Namespace, state, _since, detail, cancellationToken); // Trying again in vain is no new state.
        }
    }
}
