using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Resources.Reading;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>One list or one watch of a scope, and where the next has to go on.</summary>
internal sealed class ScopeStream(WatchScope scope, WatchContext context)
{
    private const int PageSize = 500;

    /// <summary>A server that sends bookmarks does so every minute; one that has said nothing for longer is gone.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(100);

    private string? _version;
    private long? _reached;
    private int _taken;

    /// <summary>True when what is known has a gap.</summary>
    public bool NeedsList => _version is null;

    /// <summary>True when the last watch has brought something, or was open for more than a moment.</summary>
    public bool WasSound => _taken > 0 || (_reached is { } at && context.Time.GetElapsedTime(at) > TimeSpan.FromSeconds(1));

    public void Forget() => _version = null;

    /// <summary>Lists everything, and tells it as one event.</summary>
    public async Task ListAsync(CancellationToken cancellationToken)
    {
        var (resources, version) = await ReadPagesAsync(PageSize, cancellationToken);
        await context.Events.WriteAsync(new ResourceEvent.Listed(scope.Info.Kind, scope.Namespace, new ValueList<MeshResource>(resources)), cancellationToken);
        context.Metrics.Listed(context.Cluster, scope.Info.Kind);
        _version = version;
    }

    /// <summary>Watches until the server ends it.</summary>
    public async Task WatchAsync(Func<CancellationToken, ValueTask> onReached, CancellationToken cancellationToken)
    {
        (_reached, _taken) = (null, 0);
        using var watchdog = new Watchdog(Silence, context.Time, cancellationToken);
        using var response = await OpenAsync(watchdog);
        _reached = context.Time.GetTimestamp();
        await onReached(cancellationToken);
        await watchdog.GuardAsync(token => FollowAsync(response, watchdog.Heard, token));
    }

    private async Task<bool> FollowAsync(HttpResponseMessage response, Action heard, CancellationToken cancellationToken)
    {
        using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var happened in WatchReader.ReadAsync(body, heard, cancellationToken))
        {
            context.Metrics.Heard(context.Cluster, scope.Info.Kind);
            await TakeAsync(happened, cancellationToken);
            _taken++;
        }

        return true;
    }

    // A watch that cannot be opened may have missed a restart, even one with another history: only a list is sure.
    private async Task<HttpResponseMessage> OpenAsync(Watchdog watchdog)
    {
        var version = _version!;
        _version = null;
        var response = await watchdog.GuardAsync(token => OpenAsync(version, token));
        _version = version;
        return response;
    }

    private async Task<HttpResponseMessage> OpenAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            return await context.Connection.GetAsync(scope.WatchPath(version, Random.Shared.Next(240, 300)), scope.WatchAccept, cancellationToken);
        }
        catch (ApiException busy) when (busy.Code is HttpStatusCode.TooManyRequests or HttpStatusCode.Unauthorized)
        {
            _version = version; // Nothing is lost: the server is there and remembers.
            throw;
        }
    }

    private async Task<(ImmutableArray<MeshResource> Resources, string Version)> ReadPagesAsync(int limit, CancellationToken cancellationToken)
    {
        var resources = ImmutableArray.CreateBuilder<MeshResource>();
        string? next = null;
        while (true)
        {
            var page = new ListReader(ReadFields.Of(scope.Info.Kind), item => Add(resources, item));
            try
            {
                await ReadPageAsync(page, scope.ListPath(limit, next), cancellationToken);
            }
            catch (ApiException expired) when (expired.IsExpired && next is not null)
            {
                return await ReadPagesAsync(0, cancellationToken); // The pages have become too old while they were read: all in one, then.
            }

            if (page.Continue is null)
            {
                return (resources.DrainToImmutable(), page.ResourceVersion);
            }

            next = page.Continue;
        }
    }

    private async Task ReadPageAsync(ListReader page, string path, CancellationToken cancellationToken)
    {
        using var watchdog = new Watchdog(Silence, context.Time, cancellationToken);
        using var response = await watchdog.GuardAsync(token => context.Connection.GetAsync(path, scope.ListAccept, token));
        using var body = await watchdog.GuardAsync(response.Content.ReadAsStreamAsync);
        await watchdog.GuardAsync(async token =>
        {
            await page.ReadAsync(body, watchdog.Heard, token);
            return true;
        });
    }

    private async Task TakeAsync(WatchEvent happened, CancellationToken cancellationToken)
    {
        if (happened.Type == "ERROR")
        {
            throw ApiException.Of(happened.Object);
        }

        if (happened.ResourceVersion is not { Length: > 0 } version || IsDouble(version))
        {
            return;
        }

        if (happened.Type != "BOOKMARK" && Read(happened.Object) is { } resource)
        {
            ResourceEvent taken = happened.Type == "DELETED" ? new ResourceEvent.Deleted(resource.Key) : new ResourceEvent.Upserted(resource);
            await context.Events.WriteAsync(taken, cancellationToken);
            context.Metrics.Event(context.Cluster, scope.Info.Kind);
        }

        _version = version;
    }

    /// <exception cref="ApiException">The event is older than what came before: the order is lost, and only a list is sure.</exception>
    private bool IsDouble(string version)
    {
        if (!ulong.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !ulong.TryParse(_version, NumberStyles.None, CultureInfo.InvariantCulture, out var last))
        {
            return version == _version;
        }

        return number >= last ? number == last : throw new ApiException(HttpStatusCode.Gone, "OutOfOrder", "Events came out of their order.");
    }

    private void Add(ImmutableArray<MeshResource>.Builder resources, JsonElement item)
    {
        if (Read(item) is { } resource)
        {
            resources.Add(resource);
        }
    }

    private MeshResource? Read(JsonElement item) =>
        ResourceReader.Read(scope.Info.Kind, scope.Info.Kind == ResourceKind.ConfigMap ? MeshConfigJson.Convert(item) : item);
}
