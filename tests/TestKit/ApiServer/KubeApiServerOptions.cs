namespace WaypointDashboard.TestKit.ApiServer;

public sealed record KubeApiServerOptions
{
    /// <summary>Where to write; by default a temporary directory that goes with the server.</summary>
    public string? Directory { get; init; }

    /// <summary>The port to serve on; 0 = any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Whether Gateway API's and Istio's kinds are installed.</summary>
    public bool InstallCrds { get; init; } = true;

    /// <summary>How long a start may take before it counts as failed.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(90);
}
