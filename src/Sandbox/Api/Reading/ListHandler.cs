using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using WaypointDashboard.Sandbox.Api.Responses;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Reading;

/// <summary>Answers <c>list</c>, in pages if the client wants.</summary>
internal sealed class ListHandler(ClusterStore store)
{
    private const string TooOld = "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, "
        + "or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, "
        + "modified, or deleted between the time the first chunk was returned and now may show up in the list.";

    public Task HandleAsync(ApiContext context)
    {
        var (filter, error) = ObjectFilter.Parse(context.Request, context.Http.Request.Query);
        if (filter is null) return context.FailAsync(error!);
        var limitText = context.Query("limit");
        if (!long.TryParse(limitText.Length == 0 ? "0" : limitText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit))
            return context.FailAsync(StatusErrors.BadRequest($"strconv.ParseInt: parsing \"{limitText}\": invalid syntax"));

        var continueText = context.Query("continue");
        if (continueText.Length > 0)
        {
            if (context.Query("resourceVersion") is { Length: > 0 } and not "0")
                return context.FailAsync(StatusErrors.BadRequest("specifying resource version is not allowed when using continue"));
            if (ContinueToken.Decode(continueText) is not { } token)
                return context.FailAsync(StatusErrors.BadRequest("continue key is not valid: illegal base64 data"));
            return store.ListAt(context.Type, token.Version) is { } kept ? SendPageAsync(context, filter, kept, token.After, limit) : context.FailAsync(StatusErrors.Expired(TooOld));
        }
        if (RequestedVersion.Problem(context, store.Version) is { } problem) return context.FailAsync(problem);
        return SendPageAsync(context, filter, store.List(context.Type), after: null, limit);
    }

    private async Task SendPageAsync(ApiContext context, ObjectFilter filter, StoreList list, ObjectName? after, long limit)
    {
        var candidates = after is { } last ? list.Items.AsSpan()[FirstAfter(list, last)..] : list.Items.AsSpan();
        var page = new List<StoredObject>();
        string? next = null;
        long remaining = 0;
        foreach (var item in candidates)
        {
            if (!filter.Matches(item)) continue;
            if (limit > 0 && page.Count == limit)
            {
                next ??= new ContinueToken(list.Version, page[^1].Key).Encode();
                remaining++;
                if (filter.HasSelector) break;
                continue;
            }
            page.Add(item);
        }
        if (next is not null) store.Keep(context.Type, list);
        long? remainingShown = next is null || filter.HasSelector ? null : remaining;

        if (context.Representation == ObjectRepresentation.Table)
        {
            await context.Http.Response.WriteJsonAsync(200, context.Table.Build(page, list.Version, next, remainingShown), context.Aborted);
            return;
        }
        await SendItemsAsync(context, page, Head(context, list.Version, next, remainingShown));
    }

    private static async Task SendItemsAsync(ApiContext context, List<StoredObject> page, string head)
    {
        const int FlushSize = 64 * 1024;
        var response = context.Http.Response;
        response.StatusCode = 200;
        response.ContentType = "application/json";
        var output = response.BodyWriter;
        output.Write(Encoding.UTF8.GetBytes(head));
        var unflushed = 0;
        for (var index = 0; index < page.Count; index++)
        {
            if (index > 0) output.Write(","u8);
            context.Encoder.WriteItem(output, page[index]);
            unflushed += page[index].Utf8.Length;
            if (unflushed < FlushSize) continue;
            await output.FlushAsync(context.Aborted);
            unflushed = 0;
        }
        output.Write("]}"u8);
        await output.FlushAsync(context.Aborted);
    }

    private static string Head(ApiContext context, long version, string? next, long? remaining)
    {
        var (kind, apiVersion) = context.Representation == ObjectRepresentation.PartialMetadata
            ? ("PartialObjectMetadataList", "meta.k8s.io/v1")
            : ($"{context.Type.Kind}List", context.Request.ApiVersion);
        var continued = next is null ? "" : $",\"continue\":{JsonSerializer.Serialize(next)}";
        var rest = remaining is null ? "" : $",\"remainingItemCount\":{remaining}";
        return $"{{\"kind\":\"{kind}\",\"apiVersion\":\"{apiVersion}\",\"metadata\":{{\"resourceVersion\":\"{version}\"{continued}{rest}}},\"items\":[";
    }

    private static int FirstAfter(StoreList list, ObjectName last)
    {
        var (low, high) = (0, list.Items.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list.Items[middle].Key.CompareTo(last) <= 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
