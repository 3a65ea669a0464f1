using WaypointDashboard.Sandbox;

namespace WaypointDashboard.Server.Hosting;

/// <summary>How the dashboard runs.</summary>
public sealed record DashboardOptions
{
    /// <summary>The address when none is named.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>How many days the history is kept when nobody says otherwise.</summary>
    public const int DefaultHistoryDays = 365;

    /// <summary>Which clusters are shown.</summary>
    public ClusterChoice Cluster { get; init; }

    /// <summary>The kubeconfig; null for what KUBECONFIG lists, else the one in the home directory.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>The context that is shown first; null for the kubeconfig's own.</summary>
    public string? Context { get; init; }

    /// <summary>The namespaces to look in when cluster-wide lists are forbidden; empty when none are named.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>How the sandbox is started, if it is.</summary>
    public SandboxOptions Sandbox { get; init; } = new() { Scenario = SandboxScenario.Bookinfo, Churn = true };

    /// <summary>Whether other machines may reach it although nobody has to sign in.</summary>
    public bool AllowAnonymous { get; init; }

    /// <summary>Whether it refuses to change clusters.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The directory for the history and for keys.</summary>
    public required string Data { get; init; }

    /// <summary>The PostgreSQL database of the history; null for SQLite in <see cref="Data"/>.</summary>
    public string? HistoryConnection { get; init; }

    /// <summary>How long the history keeps runs that have ended; null for ever.</summary>
    public TimeSpan? HistoryRetention { get; init; } = TimeSpan.FromDays(DefaultHistoryDays);

    /// <summary>The addresses to listen on.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];
}
