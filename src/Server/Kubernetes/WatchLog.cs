namespace WaypointDashboard.Server.Kubernetes;

/// <summary>What the watches log.</summary>
internal static partial class WatchLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Cluster}: watching {Scope} failed. {Detail}")]
    public static partial void Failed(ILogger logger, string cluster, WatchScope scope, string detail);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Cluster}: the place in {Scope} is too old, listing again.")]
    public static partial void Expired(ILogger logger, string cluster, WatchScope scope);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Cluster}: {What} are not to be had. {Detail}")]
    public static partial void NotToBeHad(ILogger logger, string cluster, string what, string detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Cluster}: {What} in {Namespace} are not to be had. {Detail}")]
    public static partial void NotToBeHadIn(ILogger logger, string cluster, string what, string @namespace, string detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Cluster}: the namespace {Name} cannot be read.")]
    public static partial void NamespaceNotRead(ILogger logger, Exception failure, string cluster, string name);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Cluster}: a fault of the dashboard has broken {What}. It starts again.")]
    public static partial void Broken(ILogger logger, Exception fault, string cluster, string what);
}
