using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Client.Pages.Paths;

/// <summary>Finds the ends of paths by name.</summary>
public static class PathEndSearch
{
    /// <summary>How many are offered at once.</summary>
    public const int Most = 30;

    private static readonly ResourceKind[] Destinations = [ResourceKind.Service, ResourceKind.ServiceEntry, ResourceKind.Pod, ResourceKind.WorkloadEntry];

    /// <summary>The client outside of the mesh.</summary>
    public static PathEndOption Outside { get; } = new(TrafficEnd.Outside, "A client outside the mesh", "");

    /// <summary>Where connections can start: outside, at ingress gateways, at pods.</summary>
    public static IReadOnlyList<PathEndOption> Sources(ResourceIndex resources, string text)
    {
        var gateways = resources.All<GatewayResource>(ResourceKind.Gateway).Where(gateway => GatewayRoles.Of(gateway, resources) != GatewayRole.Waypoint);
        var pods = resources.All<PodResource>(ResourceKind.Pod).Where(pod => pod.IsWorkload);
        PathEndOption[] outside = Outside.Name.Contains(text, StringComparison.OrdinalIgnoreCase) ? [Outside] : [];
        return [.. outside, .. Best([.. gateways, .. pods], text).Take(Most - outside.Length)];
    }

    /// <summary>Where connections can be addressed to: services, service entries, pods, workload entries. <c>name:port</c> asks for a port.</summary>
    public static IReadOnlyList<PathEndOption> Targets(ResourceIndex resources, string text)
    {
        var parts = text.Split(':', 2);
        var port = parts.Length == 2 && int.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536 ? $":{parts[1]}" : "";
        var found = Best(Destinations.SelectMany(kind => resources.All<MeshResource>(kind)).Where(resource => resource is not PodResource { IsWorkload: false }), parts[0]);
        return [.. found.Take(Most).Select(option => port.Length == 0 ? option : option with { Value = option.Value + port, Name = option.Name + port })];
    }

    /// <summary>The option of an object.</summary>
    public static PathEndOption Of(ObjectKey key) => new($"{TrafficEnd.Word(key.Kind)}/{key.Namespace}/{key.Name}", key.Name, $"{key.Kind} in {key.Namespace}");

    /// <summary>The option of what an address says; null when it says nothing that can be an end.</summary>
    public static PathEndOption? Parse(string? value, bool isSource)
    {
        if (isSource)
        {
            return !TrafficEnd.TryParseSource(value, out var source) ? null : source switch
            {
                TrafficSource.Pod pod => Of(pod.Key),
                TrafficSource.Ingress ingress => Of(ingress.Key),
                _ => Outside,
            };
        }

        return TrafficDestination.TryParse(value, out var destination) && destination is { } to
            ? Of(to.Key) with { Value = to.ToString(), Name = to.Port is { } port ? FormattableString.Invariant($"{to.Key.Name}:{port}") : to.Key.Name }
            : null;
    }

    private static IEnumerable<PathEndOption> Best(IEnumerable<MeshResource> resources, string text) => resources
        .Where(resource => resource.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || $"{resource.Namespace}/{resource.Name}".Contains(text, StringComparison.OrdinalIgnoreCase))
        .OrderBy(resource => resource.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
        .ThenBy(resource => resource.Kind)
        .ThenBy(resource => resource.Namespace, StringComparer.Ordinal)
        .ThenBy(resource => resource.Name, StringComparer.Ordinal)
        .Select(resource => Of(resource.Key));
}
