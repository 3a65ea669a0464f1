using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Changes;

/// <summary>Reads and writes whole objects, in the name of one operator. Every request ends in time.</summary>
/// <param name="connection">The way to the API server.</param>
/// <param name="discovery">Which versions it serves.</param>
/// <param name="onBehalfOf">Whom requests are made for; null for the owner of the credentials.</param>
/// <param name="time">The clock.</param>
internal sealed class ObjectClient(ClusterConnection connection, KindDiscovery discovery, Impersonation? onBehalfOf, TimeProvider time)
{
    /// <summary>Who the dashboard is for the API server, in <c>managedFields</c>.</summary>
    public const string FieldManager = "waypoint-dashboard";

    /// <summary>How long an answer may take. Admission webhooks may take 30 s by themselves.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(35);

    /// <summary>For how long, all in all, a request stays away when the server is busy and says when to come again, or starts.</summary>
    public static readonly TimeSpan BusyPatience = TimeSpan.FromSeconds(30);

    public Uri Server => connection.Server;

    /// <summary>Whether the server has not finished starting, so that it may soon allow what it does not.</summary>
    public Task<bool> IsServerStartingAsync(CancellationToken cancellationToken) => connection.IsStartingAsync(cancellationToken);

    /// <summary>Reads an object; null when there is none.</summary>
    public async Task<LiveObject?> ReadAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        try
        {
            return new LiveObject(await SendAsync(HttpMethod.Get, await PathAsync(key, cancellationToken), null, null, cancellationToken));
        }
        catch (ApiException refused) when (refused.IsMissing)
        {
            return null;
        }
    }

    /// <summary>Sends a step, and returns the object as the server answered; for a deletion, as it was.</summary>
    /// <param name="step">The step; no wait.</param>
    /// <param name="found">The object that the step is meant for; null when there is to be none.</param>
    /// <param name="force">Whether fields are taken over from other managers.</param>
    /// <param name="dryRun">Whether nothing is to be kept.</param>
    /// <param name="cancellationToken">Ends the waiting; the server may go on.</param>
    public async Task<LiveObject> SendAsync(PlanStep step, LiveObject? found, bool force, bool dryRun, CancellationToken cancellationToken)
    {
        var path = await PathAsync(step.Target, cancellationToken);
        var query = dryRun ? "&dryRun=All" : "";
        var answer = step switch
        {
            PlanStep.Apply apply => await SendAsync(
                HttpMethod.Patch,
                $"{path}?fieldManager={FieldManager}&fieldValidation=Strict&force={(force ? "true" : "false")}{query}",
                "application/apply-patch+yaml",
                StepBody.Apply(apply, await ApiVersionAsync(step.Target.Kind, cancellationToken), found),
                cancellationToken),
            PlanStep.Patch patch => await SendAsync(HttpMethod.Patch, $"{path}?fieldManager={FieldManager}{query}", "application/merge-patch+json", StepBody.Patch(patch, found), cancellationToken),
            PlanStep.EditList edit => await SendAsync(HttpMethod.Patch, $"{path}?fieldManager={FieldManager}{query}", "application/json-patch+json", StepBody.EditList(edit, found), cancellationToken),
            PlanStep.Delete => await SendAsync(HttpMethod.Delete, dryRun ? $"{path}?dryRun=All" : path, MediaTypes.Json, StepBody.Delete(found, dryRun), cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "This step is not sent."),
        };
        return new LiveObject(answer);
    }

    /// <summary>Creates something that is no part of the mesh: a review, an event.</summary>
    public Task<JsonObject> CreateAsync(string path, JsonObject body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, path, MediaTypes.Json, body, cancellationToken);

    private async Task<string> PathAsync(ObjectKey key, CancellationToken cancellationToken) => ResourcePath.Of(key, await VersionAsync(key.Kind, cancellationToken));

    private async Task<string> ApiVersionAsync(ResourceKind kind, CancellationToken cancellationToken)
    {
        var version = await VersionAsync(kind, cancellationToken);
        var group = ResourceKinds.Of(kind).Group;
        return group.Length == 0 ? version : $"{group}/{version}";
    }

    private async Task<string> VersionAsync(ResourceKind kind, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(Patience, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, over.Token);
        return await discovery.FindVersionAsync(kind, patience.Token)
            ?? throw new ApiException(HttpStatusCode.NotFound, "NotServed", $"This cluster does not serve {ResourceKinds.Of(kind).Plural}.");
    }

    // A server that is busy (429) has not looked at the request, and one that starts has not allowed it: whatever it was, it may come again, and not before it is told to.
    private async Task<JsonObject> SendAsync(HttpMethod method, string path, string? contentType, JsonNode? body, CancellationToken cancellationToken)
    {
        var left = BusyPatience;
        while (true)
        {
            try
            {
                return await SendOnceAsync(method, path, contentType, body, cancellationToken);
            }
            catch (ApiException busy) when ((busy.Code == HttpStatusCode.TooManyRequests || busy.IsStarting) && busy.RetryAfter is { } pause && pause > TimeSpan.Zero && pause <= left)
            {
                left -= pause;
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    private async Task<JsonObject> SendOnceAsync(HttpMethod method, string path, string? contentType, JsonNode? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaTypes.Json));
        if (onBehalfOf is not null)
        {
            request.Options.Set(Impersonation.Key, onBehalfOf);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString()));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType!);
        }

        using var over = new CancellationTokenSource(Patience, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, over.Token);
        try
        {
            using var response = await connection.Http.SendAsync(request, patience.Token);
            if (!response.IsSuccessStatusCode)
            {
                throw await connection.RefusalAsync(response, patience.Token);
            }

            var answer = await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync(patience.Token), cancellationToken: patience.Token);
            return answer as JsonObject ?? throw new JsonException("The API server did not answer with an object.");
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{connection.Server} did not answer within {Patience.TotalSeconds:0} s.", late);
        }
    }
}
