namespace WaypointDashboard.TestKit.ApiServer;

/// <summary>The programs that make a Kubernetes API: from <c>KUBEBUILDER_ASSETS</c>, else as eng/build-kube-apiserver left them.</summary>
public sealed record KubeAssets(string ApiServer, string Etcd)
{
    public static KubeAssets Find()
    {
        if (Environment.GetEnvironmentVariable("KUBEBUILDER_ASSETS") is { Length: > 0 } folder)
            return new KubeAssets(Existing(Path.Combine(folder, "kube-apiserver")), Existing(Path.Combine(folder, "etcd")));
        var cache = Path.Combine(CacheHome(), "waypoint-dashboard");
        var built = Directory.Exists(cache)
            ? Directory.GetDirectories(cache, "kube-apiserver-*").Order(StringComparer.Ordinal)
                .Select(directory => Path.Combine(directory, "kube-apiserver")).LastOrDefault(File.Exists)
            : null;
        return new KubeAssets(
            built ?? throw new FileNotFoundException($"No kube-apiserver under {cache}: run eng/build-kube-apiserver, or set KUBEBUILDER_ASSETS."),
            OnPath("etcd") ?? throw new FileNotFoundException("No etcd on the PATH: install Debian's package etcd-server, or set KUBEBUILDER_ASSETS."));
    }

    /// <summary>A program's full path if it is on the PATH.</summary>
    public static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(directory => Path.Combine(directory, program)).FirstOrDefault(File.Exists);

    private static string CacheHome() =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } home
            ? home
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");

    private static string Existing(string path) =>
        File.Exists(path) ? path : throw new FileNotFoundException($"KUBEBUILDER_ASSETS is set, but there is no {path}.");
}
