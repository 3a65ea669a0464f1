namespace WaypointDashboard.Server.Tests.Api;

/// <summary>A cluster that a case is brought into.</summary>
public interface ICaseCluster : IAsyncDisposable
{
    /// <summary>The file of its administrator's kubeconfig.</summary>
    string Kubeconfig { get; }

    /// <summary>A client of the administrator.</summary>
    HttpClient CreateAdmin();
}
