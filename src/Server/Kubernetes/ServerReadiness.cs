using System.Net;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>
/// Tells an API server that says no from one that has not finished starting. Until it has read the RBAC rules it forbids almost everything
/// to almost everybody, and until it has read the custom kinds it does not know them; <c>/readyz</c> says whether it has.
/// </summary>
/// <param name="http">The client of the server, which signs what it sends.</param>
/// <param name="time">The clock.</param>
internal sealed class ServerReadiness(HttpClient http, TimeProvider time)
{
    /// <summary>For how long a server that is not ready is taken for one that starts. Then something else is the matter, and its no is a no.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;
    private Task<bool>? _next;
    private bool _mayAsk;
    private long? _unreadySince;

    /// <summary>Whether the server has not finished starting.</summary>
    public Task<bool> IsStartingAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // What was asked before a refusal says nothing about it. Refusals come in swarms: those that come while one asks share the next question.
            _next ??= ReviewAfterAsync(_last);
            return _next.WaitAsync(cancellationToken);
        }
    }

    private async Task<bool> ReviewAfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            (_last, _next) = (_next!, null); // This one: whoever comes from now on has to ask again.
        }

        return await ReviewAsync();
    }

    private async Task<bool> ReviewAsync()
    {
        var answer = await AskAsync();
        lock (_gate)
        {
            _mayAsk |= answer == HttpStatusCode.OK;
            if (answer == HttpStatusCode.OK || (answer < HttpStatusCode.InternalServerError && !_mayAsk))
            {
                _unreadySince = null; // Who was never told cannot tell, and believes what the server says.
                return false;
            }

            _unreadySince ??= time.GetTimestamp();
            return time.GetElapsedTime(_unreadySince.Value) < Longest;
        }
    }

    /// <returns>Null when there was no answer.</returns>
    private async Task<HttpStatusCode?> AskAsync()
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            using var response = await http.GetAsync("readyz", HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return response.StatusCode;
        }
        catch (Exception failure) when (WatchFailure.IsTransient(failure, CancellationToken.None))
        {
            return null;
        }
    }
}
