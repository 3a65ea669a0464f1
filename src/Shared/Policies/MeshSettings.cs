using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Policies;

/// <summary>The settings of the mesh that bear on policies, with Istio's defaults where nothing is configured or visible.</summary>
/// <param name="RootNamespace">The namespace whose policies apply everywhere.</param>
/// <param name="TrustDomain">The trust domain of workload identities.</param>
public readonly record struct MeshSettings(string RootNamespace, string TrustDomain)
{
    private const string DefaultRootNamespace = "istio-system";

    /// <summary>Reads the mesh configuration from Istio's default place, else from wherever one is found.</summary>
    public static MeshSettings Of(ResourceIndex resources)
    {
        var config = MeshConfigResource.Find(resources);
        return config is null ? new(DefaultRootNamespace, "cluster.local") : new(config.RootNamespace, config.TrustDomain);
    }
}
