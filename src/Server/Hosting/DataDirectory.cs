namespace WaypointDashboard.Server.Hosting;

/// <summary>The directory where the dashboard keeps what outlives it.</summary>
internal static class DataDirectory
{
    /// <summary>Makes it, for its owner alone, and sees whether it can be written to.</summary>
    /// <exception cref="StartupException">It cannot.</exception>
    public static void Prepare(string directory)
    {
        try
        {
            Make(directory);
            Make(Keys(directory));
            var probe = Path.Combine(directory, $".probe-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data directory {directory} cannot be written to: {failure.Message.ReplaceLineEndings(" ")} Name another with --data.", failure);
        }
    }

    /// <summary>Where the keys of cookies are.</summary>
    public static string Keys(string directory) => Path.Combine(directory, "keys");

    private static void Make(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
