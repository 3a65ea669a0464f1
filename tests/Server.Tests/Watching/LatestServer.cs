namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>Sends requests to the server that a ground has now; who starts anew may have another address and another certificate.</summary>
internal sealed class LatestServer(WatchGround ground) : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private HttpClient? _client;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var client = Client();
        var passed = new HttpRequestMessage(request.Method, request.RequestUri!.PathAndQuery) { Content = request.Content };
        foreach (var (name, values) in request.Headers)
        {
            passed.Headers.TryAddWithoutValidation(name, values);
        }

        try
        {
            return await client.SendAsync(passed, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException)
        {
            Forget(client);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _client?.Dispose();
        }

        base.Dispose(disposing);
    }

    private HttpClient Client()
    {
        lock (_gate)
        {
            return _client ??= ground.CreateClient(null);
        }
    }

    private void Forget(HttpClient client)
    {
        lock (_gate)
        {
            if (_client == client)
            {
                _client = null;
            }
        }
    }
}
