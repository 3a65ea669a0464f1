namespace WaypointDashboard.Server.History;

/// <summary>What the history logs.</summary>
internal static partial class HistoryLog
{
    [LoggerMessage(EventId = 3101, Level = LogLevel.Error, Message = "The history of run {RunId} cannot be written.")]
    public static partial void NotWritten(ILogger logger, Exception failure, Guid runId);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "Run {RunId} \"{Title}\" on {Cluster} was interrupted: its process {Owner} has ended.")]
    public static partial void Interrupted(ILogger logger, Guid runId, string title, string cluster, string owner);

    [LoggerMessage(EventId = 3104, Level = LogLevel.Information, Message = "{Runs} runs that began before {Before:yyyy-MM-dd} were removed from the history.")]
    public static partial void Pruned(ILogger logger, int runs, DateTime before);

    [LoggerMessage(EventId = 3105, Level = LogLevel.Warning, Message = "Old runs cannot be removed from the history; it is tried again.")]
    public static partial void NotPruned(ILogger logger, Exception failure);

    [LoggerMessage(EventId = 3103, Level = LogLevel.Warning, Message = "The history's leases cannot be renewed; it is tried again.")]
    public static partial void NotRenewed(ILogger logger, Exception failure);
}
