using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Server.Mesh;

namespace WaypointDashboard.Server.Hosting;

/// <summary>The clusters that the options lead to.</summary>
/// <param name="Clusters">The clusters; at least one.</param>
/// <param name="Default">The name of the one that is shown first.</param>
/// <param name="Why">How that came about, in a few words.</param>
/// <param name="LeftOut">What cannot be shown, each with its reason.</param>
internal sealed record ChosenClusters(IReadOnlyList<ConnectableCluster> Clusters, string Default, string Why, IReadOnlyList<string> LeftOut)
{
    /// <summary>The name of the embedded cluster.</summary>
    public const string Sandbox = "sandbox";

    private const string InCluster = "in-cluster";

    /// <summary>What <see cref="ClusterChoice.Auto"/> stands for here; everything else stands for itself.</summary>
    public static ClusterChoice Resolve(DashboardOptions options, Surroundings surroundings) =>
        options.Cluster != ClusterChoice.Auto ? options.Cluster
        : options.Kubeconfig is not null ? ClusterChoice.Kubeconfig
        : surroundings.IsInCluster ? ClusterChoice.InCluster
        : surroundings.FindKubeconfigs().Count > 0 ? ClusterChoice.Kubeconfig
        : ClusterChoice.Sandbox;

    /// <summary>The embedded cluster alone.</summary>
    public static ChosenClusters OfSandbox(SandboxStart sandbox, bool isAuto, TimeProvider time)
    {
        var info = new ClusterInfo(Sandbox, ClusterSource.Sandbox, sandbox.Cluster.Url.AbsoluteUri.TrimEnd('/'));
        var why = isAuto ? "the sandbox, as there is neither a service account nor a kubeconfig" : "the sandbox";
        return new([new ConnectableCluster(info, () => ClusterConnections.ByText(sandbox.Cluster.KubeconfigText(), time))], Sandbox, why, []);
    }

    /// <summary>The cluster that the dashboard runs in.</summary>
    /// <exception cref="StartupException">It runs in none.</exception>
    public static ChosenClusters OfPod(Surroundings surroundings, TimeProvider time)
    {
        if (!surroundings.IsInCluster)
        {
            throw new StartupException($"--cluster in-cluster works in a pod with a service account, and there is no token in {surroundings.ServiceAccount}. Mount one (automountServiceAccountToken), or write --cluster kubeconfig.");
        }

        var server = $"https://{surroundings.Variable("KUBERNETES_SERVICE_HOST")}:{surroundings.Variable("KUBERNETES_SERVICE_PORT") ?? "443"}";
        return new([new ConnectableCluster(new ClusterInfo(InCluster, ClusterSource.InCluster, server), () => ClusterConnections.InCluster(time))], InCluster, "the cluster that this runs in", []);
    }

    /// <summary>All contexts of the kubeconfig.</summary>
    /// <exception cref="StartupException">There is none that can be used.</exception>
    public static ChosenClusters OfKubeconfig(DashboardOptions options, Surroundings surroundings, TimeProvider time)
    {
        IReadOnlyList<string> files = options.Kubeconfig is { } named ? [named] : surroundings.FindKubeconfigs();
        if (files.Count == 0)
        {
            throw new StartupException($"There is no kubeconfig at {string.Join(" or ", surroundings.KubeconfigPlaces())}. Name one with --kubeconfig, or try the dashboard out with --cluster sandbox.");
        }

        Kubeconfig kubeconfig;
        try
        {
            kubeconfig = Kubeconfig.Read(files);
        }
        catch (KubeconfigException broken)
        {
            throw new StartupException(broken.Message, broken);
        }

        return OfContexts(kubeconfig, options.Context, string.Join(" and ", files), time);
    }

    private static ChosenClusters OfContexts(Kubeconfig kubeconfig, string? wanted, string files, TimeProvider time)
    {
        if (kubeconfig.Contexts.Count == 0)
        {
            throw new StartupException($"The kubeconfig {files} has no contexts. Add one (kubectl config set-context), name another file with --kubeconfig, or write --cluster sandbox.");
        }

        var usable = kubeconfig.Contexts.Where(context => context.Problem is null).ToList();
        var first = wanted ?? kubeconfig.Current ?? (usable.Count > 0 ? usable[0] : kubeconfig.Contexts[0]).Name;
        if (kubeconfig.Contexts.FirstOrDefault(context => context.Name == first) is not { } found)
        {
            var names = string.Join(", ", kubeconfig.Contexts.Select(context => context.Name));
            throw new StartupException($"The kubeconfig {files} has no context \"{first}\"{(wanted is null ? ", its current-context" : "")}. Write --context with one of: {names}.");
        }

        if (found.Problem is { } problem)
        {
            throw new StartupException($"The context \"{first}\" of the kubeconfig {files} {problem}. Correct it, or choose another with --context.");
        }

        var clusters = usable.Select(context => new ConnectableCluster(
            new ClusterInfo(context.Name, ClusterSource.Kubeconfig, context.Server), () => kubeconfig.Connect(context, time)));
        var leftOut = kubeconfig.Contexts.Where(context => context.Problem is not null).Select(context => $"The context \"{context.Name}\" of the kubeconfig {files} {context.Problem}.");
        return new([.. clusters], first, $"the context {first} of {files}", [.. leftOut]);
    }
}
