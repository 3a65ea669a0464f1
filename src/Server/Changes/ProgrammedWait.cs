using System.Text.Json.Nodes;
using System.Threading.Channels;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Changes;

/// <summary>Waits until a waypoint is programmed and has an address. The feed says when to look; the API server itself says whether it is so, since the feed may still show what was before the plan.</summary>
internal sealed class ProgrammedWait(ObjectClient objects, IMeshFeed feed, TimeProvider time)
{
    /// <summary>How long to wait when nobody says otherwise: as long as <c>istioctl</c>.</summary>
    public static readonly TimeSpan DefaultTimeout = ApplyOptions.DefaultProgrammedTimeout;

    private static readonly string[] Told = ["Accepted", "Programmed"];

    // Where the watch is broken, the feed says nothing.
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(5);

    /// <summary>Waits.</summary>
    /// <exception cref="OperationCanceledException">The process is to stop.</exception>
    public async Task<StepOutcome> RunAsync(PlanStep.WaitForProgrammed step, TimeSpan timeout, CancellationToken stopping)
    {
        var wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var subscription = feed.Subscribe();
        using var tick = time.CreateTimer(_ => wake.Writer.TryWrite(true), null, Recheck, Recheck);
        using var late = new CancellationTokenSource(timeout, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping, late.Token);
        var listening = ListenAsync(subscription, step.Target, wake.Writer, over.Token);
        try
        {
            while (true)
            {
                if (Conclude(step, await LookAsync(step, over.Token)) is { } outcome)
                {
                    return outcome;
                }

                await wake.Reader.ReadAsync(over.Token);
            }
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return await LookLastAsync(step, timeout);
        }
        finally
        {
            await over.CancelAsync();
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Whether istiod has programmed the Gateway as it is written now, and it has an address.</summary>
    public static bool IsProgrammed(JsonObject gateway) =>
        Condition(gateway, "Programmed") is { } condition && (string?)condition["status"] == "True"
        && (condition["observedGeneration"] is not { } observed || gateway["metadata"]?["generation"] is not { } generation || (long)observed >= (long)generation)
        && gateway["status"]?["addresses"] is JsonArray { Count: > 0 };

    private static StepOutcome? Conclude(PlanStep.WaitForProgrammed step, (LiveObject? Live, StepProblem? Unread) look) => look switch
    {
        { Unread.Kind: StepProblemKind.Forbidden } => new StepOutcome(StepState.Failed, null, null, look.Unread),
        { Unread: not null } => null,
        { Live: null } => new StepOutcome(StepState.Failed, null, null, new StepProblem(StepProblemKind.NotFound, $"Gateway {step.Target.QualifiedName} was deleted while the plan waited for it.")),
        { Live: var live } => IsProgrammed(live.Json) ? new StepOutcome(StepState.Done, live, live, null) : null,
    };

    private async Task<(LiveObject? Live, StepProblem? Unread)> LookAsync(PlanStep.WaitForProgrammed step, CancellationToken cancellationToken)
    {
        try
        {
            return (await objects.ReadAsync(step.Target, cancellationToken), null);
        }
        catch (Exception failure) when (WatchFailure.IsTransient(failure, cancellationToken))
        {
            return (null, StepFailure.Of(failure, step, "get", objects.Server));
        }
    }

    // The time is over. What is said of the waypoint is how it is now, not how it was when we looked last.
    private async Task<StepOutcome> LookLastAsync(PlanStep.WaitForProgrammed step, TimeSpan timeout)
    {
        using var over = new CancellationTokenSource(LastLook, time);
        (LiveObject? Live, StepProblem? Unread) look;
        try
        {
            look = await LookAsync(step, over.Token);
        }
        catch (OperationCanceledException)
        {
            look = (null, new StepProblem(StepProblemKind.Unreachable, $"{objects.Server} does not answer."));
        }

        return Conclude(step, look) ?? new StepOutcome(
            StepState.Failed,
            look.Live,
            null,
            new StepProblem(StepProblemKind.TimedOut, $"Waypoint {step.Target.QualifiedName} was not programmed within {timeout.TotalSeconds:0} s. {look.Unread?.Message ?? Describe(look.Live!.Json)}"));
    }

    private static string Describe(JsonObject gateway)
    {
        var told = Told
            .Select(type => (Type: type, Condition: Condition(gateway, type)))
            .Where(found => found.Condition is not null && (string?)found.Condition["reason"] != "Pending")
            .Select(found => $"{found.Type} is {(string?)found.Condition!["status"]}: {(string?)found.Condition["message"]}".TrimEnd('.') + ".")
            .ToList();
        return told.Count > 0 ? string.Join(' ', told) : "istiod has written no status: check that an istiod of the waypoint's revision runs and watches its namespace.";
    }

    private static JsonObject? Condition(JsonObject gateway, string type) =>
        (gateway["status"]?["conditions"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(condition => (string?)condition["type"] == type);

    private static async Task ListenAsync(MeshSubscription subscription, ObjectKey target, ChannelWriter<bool> wake, CancellationToken cancellationToken)
    {
        await foreach (var change in subscription.Changes.WithCancellation(cancellationToken))
        {
            if (change.Mesh.IsReset || change.Mesh.Changed.Contains(target))
            {
                wake.TryWrite(true);
            }
        }
    }
}
