using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Changes;

/// <summary>The audit log: a line for each run and each step.</summary>
internal static partial class ChangeLog
{
    [LoggerMessage(EventId = 3001, EventName = "RunStarted", Level = LogLevel.Information, Message = "{Actor} applies \"{Title}\" to {Cluster} in {Steps} steps (run {RunId}, digest {Digest}, force {Force}).")]
    public static partial void RunStarted(ILogger logger, string actor, string title, string cluster, int steps, Guid runId, string digest, bool force);

    [LoggerMessage(EventId = 3002, EventName = "RunRefused", Level = LogLevel.Warning, Message = "{Actor} may not apply \"{Title}\" to {Cluster} (run {RunId}): {Reason}")]
    public static partial void RunRefused(ILogger logger, string actor, string title, string cluster, Guid runId, string reason);

    [LoggerMessage(EventId = 3003, EventName = "StepStarted", Level = LogLevel.Information, Message = "{Cluster}: step {Step} begins, {StepKind} {Target} (run {RunId}).")]
    public static partial void StepStarted(ILogger logger, string cluster, int step, string stepKind, ObjectKey target, Guid runId);

    [LoggerMessage(EventId = 3004, EventName = "StepEnded", Level = LogLevel.Information, Message = "{Cluster}: step {Step} is {State}, {StepKind} {Target}, version {Before} to {After} (run {RunId}).")]
    public static partial void StepEnded(ILogger logger, string cluster, int step, StepState state, string stepKind, ObjectKey target, string before, string after, Guid runId);

    [LoggerMessage(EventId = 3005, EventName = "StepFailed", Level = LogLevel.Warning, Message = "{Cluster}: step {Step} is {State}, {StepKind} {Target} (run {RunId}): {Problem}: {Message}")]
    public static partial void StepFailed(ILogger logger, string cluster, int step, StepState state, string stepKind, ObjectKey target, Guid runId, StepProblemKind problem, string message);

    [LoggerMessage(EventId = 3006, EventName = "RunEnded", Level = LogLevel.Information, Message = "{Actor}'s \"{Title}\" on {Cluster} ended as {State} after {Seconds:0.0} s (run {RunId}).")]
    public static partial void RunEnded(ILogger logger, string actor, string title, string cluster, RunState state, double seconds, Guid runId);

    [LoggerMessage(EventId = 3007, EventName = "EventNotWritten", Level = LogLevel.Information, Message = "{Cluster}: no event was written on {Target}: {Reason}")]
    public static partial void EventNotWritten(ILogger logger, string cluster, ObjectKey target, string reason);

    [LoggerMessage(EventId = 3009, EventName = "ActorUnknown", Level = LogLevel.Information, Message = "{Cluster}: the API server does not say who we are; runs carry \"{Actor}\". {Reason}")]
    public static partial void ActorUnknown(ILogger logger, string cluster, string actor, string reason);

    [LoggerMessage(EventId = 3010, EventName = "RunBroke", Level = LogLevel.Error, Message = "{Cluster}: a fault of the dashboard ended run {RunId}.")]
    public static partial void RunBroke(ILogger logger, Exception fault, string cluster, Guid runId);

    [LoggerMessage(EventId = 3011, EventName = "InterruptedStepRead", Level = LogLevel.Information, Message = "{Cluster}: step {Step} of the interrupted run {RunId}, on {Target}: {Known}")]
    public static partial void InterruptedStepRead(ILogger logger, string cluster, int step, Guid runId, ObjectKey target, string known);

    [LoggerMessage(EventId = 3012, EventName = "InterruptedNotRead", Level = LogLevel.Warning, Message = "What became of interrupted runs cannot be found out yet; it is tried again.")]
    public static partial void InterruptedNotRead(ILogger logger, Exception failure);
}
