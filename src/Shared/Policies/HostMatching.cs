using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Policies;

/// <summary>Which services the hosts of a VirtualService, a DestinationRule or a route mean.</summary>
public static class HostMatching
{
    // The cluster's own domain cannot be seen from its objects.
    private const string DefaultDomain = "cluster.local";

    /// <summary>Whether a host, written in some namespace, means a Service or ServiceEntry.</summary>
    public static bool Covers(string host, string writtenIn, MeshResource service) => service switch
    {
        ServiceResource => KubernetesName(host, writtenIn) is { } name
            ? name.Namespace == service.Namespace && (name.Name == "*" || name.Name == service.Name)
            : Overlaps(host, FullName(service)),
        ServiceEntryResource entry => entry.Hosts.Any(own => Overlaps(host, own)),
        _ => false,
    };

    /// <summary>The Services and ServiceEntries that a host means.</summary>
    public static IEnumerable<MeshResource> Find(ResourceIndex resources, string host, string writtenIn)
    {
        if (KubernetesName(host, writtenIn) is not { } name)
        {
            var entries = resources.All<MeshResource>(ResourceKind.ServiceEntry);
            return (host.StartsWith('*') ? entries.Concat(resources.All<MeshResource>(ResourceKind.Service)) : entries).Where(service => Covers(host, writtenIn, service));
        }
        if (name.Name == "*")
        {
            return resources.In(name.Namespace).All<ServiceResource>(ResourceKind.Service);
        }
        return resources.Find<ServiceResource>(ResourceKind.Service, name.Namespace, name.Name) is { } service ? [service] : [];
    }

    /// <summary>The Service that a host would mean, whether or not it is there; null when the host is not one of Kubernetes.</summary>
    public static (string Namespace, string Name)? KubernetesName(string host, string writtenIn)
    {
        var parts = host.Split('.');
        return parts switch
        {
            [var name] when name != "*" => (writtenIn, name),
            [var name, var namespaceName, "svc", ..] => (namespaceName, name),
            _ => null,
        };
    }

    /// <summary>The hosts by which istiod knows a Service or ServiceEntry; none for anything else.</summary>
    public static IReadOnlyList<string> HostsOf(MeshResource service) => service switch
    {
        ServiceResource => [FullName(service)],
        ServiceEntryResource entry => entry.Hosts,
        _ => [],
    };

    private static string FullName(MeshResource service) => $"{service.Name}.{service.Namespace}.svc.{DefaultDomain}";

    private static bool Overlaps(string host, string own)
    {
        if (host == own || host == "*")
        {
            return true;
        }
        return host.StartsWith("*.", StringComparison.Ordinal)
            && own.EndsWith(host[1..], StringComparison.Ordinal);
    }
}
