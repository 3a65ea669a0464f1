namespace WaypointDashboard.TestKit.Processes;

/// <summary>A directory of its own under the system's temporary one, gone when disposed.</summary>
public sealed class ScratchDirectory : IDisposable
{
    public ScratchDirectory(string purpose) => Path = Directory.CreateTempSubdirectory($"waypoint-{purpose}-").FullName;

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
