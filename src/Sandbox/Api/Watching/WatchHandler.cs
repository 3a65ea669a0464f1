using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using WaypointDashboard.Sandbox.Api.Reading;
using WaypointDashboard.Sandbox.Api.Responses;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Watching;

/// <summary>Answers <c>watch</c>: a stream of changes, one line of JSON each.</summary>
internal sealed class WatchHandler(ClusterStore store, TimeSpan bookmarkInterval)
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(45);

    public async Task HandleAsync(ApiContext context)
    {
        var (filter, error) = ObjectFilter.Parse(context.Request, context.Http.Request.Query);
        if (filter is null)
        {
            await context.FailAsync(error!);
            return;
        }
        var text = context.Query("resourceVersion");
        if (!long.TryParse(text.Length == 0 ? "0" : text, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            await context.FailAsync(RequestedVersion.Unreadable(text));
            return;
        }

        var initial = context.Flag("sendInitialEvents") || version == 0 ? store.List(context.Type) : null;
        using var deadline = new CancellationTokenSource(Timeout(context), context.Time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.Aborted, context.Stopping, deadline.Token);
        context.Http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Http.Response.ContentType = "application/json";
        try
        {
            await StreamAsync(context, filter, initial, initial?.Version ?? version, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client left, its time is up, or the cluster stops: a watch ends by ending.
        }
    }

    private static TimeSpan Timeout(ApiContext context) =>
        int.TryParse(context.Query("timeoutSeconds"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : DefaultTimeout;

    private async Task StreamAsync(ApiContext context, ObjectFilter filter, StoreList? initial, long version, CancellationToken ending)
    {
        var output = context.Http.Response.BodyWriter;
        var bookmarks = context.Flag("allowWatchBookmarks");
        foreach (var item in initial?.Items ?? [])
        {
            if (filter.Matches(item)) WriteEvent(output, context, "ADDED"u8, item);
        }
        if (initial is not null && bookmarks && context.Flag("sendInitialEvents")) WriteBookmark(output, context, version, endOfInitialEvents: true);
        await output.FlushAsync(ending);

        var cursor = store.Watch([context.Type], version);
        using var timer = bookmarks ? new PeriodicTimer(bookmarkInterval, context.Time) : null;
        var tick = timer?.WaitForNextTickAsync(ending).AsTask();
        while (true)
        {
            var batch = cursor.Read();
            if (batch.Expired)
            {
                WriteError(output, StatusErrors.Expired($"too old resource version: {version} ({batch.Version})"));
                await output.FlushAsync(ending);
                return;
            }
            foreach (var change in batch.Events) Write(output, context, filter, change);
            if (!batch.Events.IsEmpty) await output.FlushAsync(ending);
            version = batch.Version;

            if (tick is null)
            {
                await batch.Changed.WaitAsync(ending);
                continue;
            }
            await Task.WhenAny(batch.Changed, tick).WaitAsync(ending);
            if (!tick.IsCompleted) continue;
            await tick;
            WriteBookmark(output, context, version, endOfInitialEvents: false);
            await output.FlushAsync(ending);
            tick = timer!.WaitForNextTickAsync(ending).AsTask();
        }
    }

    /// <summary>A change as this watch sees it: what enters the selection is added, what leaves it is deleted.</summary>
    private static void Write(PipeWriter output, ApiContext context, ObjectFilter filter, StoreEvent change)
    {
        var before = change.Previous is not null && filter.Matches(change.Previous);
        var after = change.Kind != StoreEventKind.Deleted && filter.Matches(change.Value);
        switch (before, after)
        {
            case (false, true):
                WriteEvent(output, context, "ADDED"u8, change.Value);
                break;
            case (true, true):
                WriteEvent(output, context, "MODIFIED"u8, change.Value);
                break;
            case (true, false):
                WriteEvent(output, context, "DELETED"u8, change.Kind == StoreEventKind.Deleted ? change.Value : change.Previous!.At(change.Version));
                break;
        }
    }

    private static void WriteEvent(PipeWriter output, ApiContext context, ReadOnlySpan<byte> kind, StoredObject value)
    {
        output.Write("{\"type\":\""u8);
        output.Write(kind);
        output.Write("\",\"object\":"u8);
        context.Encoder.Write(output, value);
        output.Write("}\n"u8);
    }

    private static void WriteBookmark(PipeWriter output, ApiContext context, long version, bool endOfInitialEvents)
    {
        var (kind, apiVersion) = context.Representation switch
        {
            ObjectRepresentation.Table => ("Table", "meta.k8s.io/v1"),
            ObjectRepresentation.PartialMetadata => ("PartialObjectMetadata", "meta.k8s.io/v1"),
            _ => (context.Type.Kind, context.Request.ApiVersion),
        };
        var annotations = endOfInitialEvents ? ",\"annotations\":{\"k8s.io/initial-events-end\":\"true\"}" : "";
        var table = context.Representation == ObjectRepresentation.Table ? ",\"columnDefinitions\":[],\"rows\":[]" : "";
        output.Write(Encoding.UTF8.GetBytes(
            $"{{\"type\":\"BOOKMARK\",\"object\":{{\"kind\":\"{kind}\",\"apiVersion\":\"{apiVersion}\",\"metadata\":{{\"resourceVersion\":\"{version}\",\"creationTimestamp\":null{annotations}}}{table}}}}}\n"));
    }

    private static void WriteError(PipeWriter output, StatusError error)
    {
        output.Write("{\"type\":\"ERROR\",\"object\":"u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(error.ToJson(), ResponseWriting.Json));
        output.Write("}\n"u8);
    }
}
