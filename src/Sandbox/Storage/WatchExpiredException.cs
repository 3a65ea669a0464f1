namespace WaypointDashboard.Sandbox.Storage;

/// <summary>A watch asked for changes that the history has forgotten: list again, and watch from there.</summary>
public sealed class WatchExpiredException : Exception
{
    public WatchExpiredException()
    {
    }

    public WatchExpiredException(string message)
        : base(message)
    {
    }

    public WatchExpiredException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public WatchExpiredException(long version)
        : base($"too old resource version: {version}")
    {
    }
}
