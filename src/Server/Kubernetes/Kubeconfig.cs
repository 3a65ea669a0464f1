using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using YamlDotNet.Core;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>One or several kubeconfig files, read as kubectl does: of two entries with one name the first counts, and paths start where their file is.</summary>
internal sealed class Kubeconfig
{
    private readonly IReadOnlyList<string> _files;

    private Kubeconfig(IReadOnlyList<string> files)
    {
        _files = files;
        var merged = Merge(files);
        Current = string.IsNullOrEmpty(merged.CurrentContext) ? null : merged.CurrentContext;
        Contexts = [.. merged.Contexts.Select(context => Describe(context, merged))];
    }

    /// <summary>The contexts, in the order of the files.</summary>
    public IReadOnlyList<KubeconfigContext> Contexts { get; }

    /// <summary>The name of the current context; null when none is.</summary>
    public string? Current { get; }

    /// <exception cref="KubeconfigException">A file cannot be read.</exception>
    public static Kubeconfig Read(IReadOnlyList<string> files) => new(files);

    /// <summary>Opens a connection by a context. The files are read again each time that credentials are.</summary>
    public ClusterConnection Connect(KubeconfigContext context, TimeProvider time) =>
        new(context.Server, context.Namespace, () => KubernetesClientConfiguration.BuildConfigFromConfigObject(Merge(_files), context.Name), time);

    private static KubeconfigContext Describe(Context context, K8SConfiguration merged)
    {
        var cluster = merged.Clusters.FirstOrDefault(found => found.Name == context.ContextDetails?.Cluster);
        var server = cluster?.ClusterEndpoint?.Server ?? "";
        var problem = cluster is null ? $"names the cluster \"{context.ContextDetails?.Cluster}\", which is not in the file"
            : !Uri.TryCreate(server, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") ? $"has \"{server}\" for a server, which is not an address"
            : context.ContextDetails?.User is { Length: > 0 } user && merged.Users.All(found => found.Name != user) ? $"names the user \"{user}\", who is not in the file"
            : null;
        return new KubeconfigContext(context.Name, server, context.ContextDetails?.Namespace is { Length: > 0 } home ? home : null, problem);
    }

    private static K8SConfiguration Merge(IReadOnlyList<string> files)
    {
        var read = files.Select(ReadFile).ToList();
        return new K8SConfiguration
        {
            ApiVersion = "v1",
            Kind = "Config",
            CurrentContext = read.Select(one => one.CurrentContext).FirstOrDefault(name => !string.IsNullOrEmpty(name)),
            Contexts = [.. read.SelectMany(one => one.Contexts ?? []).DistinctBy(context => context.Name)],
            Clusters = [.. read.SelectMany(one => one.Clusters ?? []).DistinctBy(cluster => cluster.Name)],
            Users = [.. read.SelectMany(one => one.Users ?? []).DistinctBy(user => user.Name)],
        };
    }

    private static K8SConfiguration ReadFile(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var read = KubernetesClientConfiguration.LoadKubeConfig(stream)
                ?? throw new KubeconfigException($"The kubeconfig {file} is empty. Write one, or name another with --kubeconfig.");
            Anchor(read, Path.GetDirectoryName(Path.GetFullPath(file))!);
            return read;
        }
        catch (YamlException broken)
        {
            throw new KubeconfigException($"The kubeconfig {file} is not YAML of a kubeconfig: line {broken.Start.Line}, {OneLine(broken)}. Correct it, or name another with --kubeconfig.", broken);
        }
        catch (KubeConfigException broken)
        {
            throw new KubeconfigException($"The kubeconfig {file} cannot be used: {OneLine(broken)}. Correct it, or name another with --kubeconfig.", broken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KubeconfigException($"The kubeconfig {file} cannot be read: {OneLine(failure)}. Make it readable, or name another with --kubeconfig.", failure);
        }
    }

    private static void Anchor(K8SConfiguration read, string directory)
    {
        foreach (var cluster in (read.Clusters ?? []).Select(cluster => cluster.ClusterEndpoint).OfType<ClusterEndpoint>())
        {
            cluster.CertificateAuthority = Anchored(cluster.CertificateAuthority);
        }

        foreach (var user in (read.Users ?? []).Select(user => user.UserCredentials).OfType<UserCredentials>())
        {
            user.ClientCertificate = Anchored(user.ClientCertificate);
            user.ClientKey = Anchored(user.ClientKey);
        }

        string? Anchored(string? path) => string.IsNullOrEmpty(path) ? path : Path.Combine(directory, path);
    }

    private static string OneLine(Exception failure) => failure.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
