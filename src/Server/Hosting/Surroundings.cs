using System.Collections;

namespace WaypointDashboard.Server.Hosting;

/// <summary>What the process finds around it.</summary>
internal sealed record Surroundings
{
    /// <summary>The environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The home directory; empty when there is none.</summary>
    public required string Home { get; init; }

    /// <summary>Where programs keep their data; empty when there is no such place.</summary>
    public required string LocalData { get; init; }

    /// <summary>Where Kubernetes puts the service account of a pod.</summary>
    public string ServiceAccount { get; init; } = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>The real ones.</summary>
    public static Surroundings Real() => new()
    {
        Environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal),
        Home = System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile),
        LocalData = System.Environment.GetFolderPath(System.Environment.SpecialFolder.LocalApplicationData, System.Environment.SpecialFolderOption.DoNotVerify),
    };

    /// <summary>The names of the environment variables.</summary>
    public IEnumerable<string> Variables => Environment.Keys;

    /// <summary>Whether this runs in a pod that has a service account.</summary>
    public bool IsInCluster => Variable("KUBERNETES_SERVICE_HOST") is { Length: > 0 } && File.Exists(Path.Combine(ServiceAccount, "token"));

    /// <summary>An environment variable; null when it is not there.</summary>
    public string? Variable(string name) => Environment.GetValueOrDefault(name);

    /// <summary>
    /// Whether Kubernetes wrote a variable for a Service of the pod's namespace and nobody for us: a Service called <c>waypoint</c>, which many namespaces
    /// of a mesh have, makes <c>WAYPOINT_PORT=tcp://10.96.0.7:15008</c>.
    /// </summary>
    public bool IsServiceLink(string name)
    {
        const string Host = "_SERVICE_HOST";
        return Variables.Where(other => other.EndsWith(Host, StringComparison.Ordinal)).Select(other => other[..^Host.Length])
            .Any(service => name == $"{service}_PORT" || name.StartsWith($"{service}_PORT_", StringComparison.Ordinal) || name.StartsWith($"{service}_SERVICE_", StringComparison.Ordinal));
    }

    /// <summary>The kubeconfig files that are there: those that KUBECONFIG lists, else the one in the home directory. kubectl passes over missing ones too.</summary>
    public IReadOnlyList<string> FindKubeconfigs() => [.. KubeconfigPlaces().Where(File.Exists)];

    /// <summary>Where kubeconfig files are looked for.</summary>
    public IReadOnlyList<string> KubeconfigPlaces() => Variable("KUBECONFIG") is { Length: > 0 } listed
        ? listed.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : Home.Length == 0 ? [] : [Path.Combine(Home, ".kube", "config")];
}
