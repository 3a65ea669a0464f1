using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>The clients that pass a waypoint by, in words.</summary>
/// <param name="Pods">The pods that no ztunnel leads to it.</param>
/// <param name="Gateways">The ingress gateways that go straight to the pods.</param>
internal sealed record BypassingClients(IReadOnlyList<UncapturedPod> Pods, IReadOnlyList<ObjectKey> Gateways)
{
    private const string Pod = "pod";

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Pods.Count + Gateways.Count == 0;

    /// <summary>Who they are and how many, such as <c>2 pods with a sidecar (Deployment legacy) and ingress gateway infra/public</c>; the first letter is a capital.</summary>
    public string Describe(ResourceIndex resources)
    {
        var parts = Pods.GroupBy(client => client.Kind).OrderBy(group => group.Key).Select(group => Describe(group.Key, [.. group.Select(client => client.Pod)], resources)).ToList();
        if (Gateways.Count > 0)
        {
            parts.Add($"ingress gateway{(Gateways.Count == 1 ? "" : "s")} {FindingText.Names([.. Gateways.Select(gateway => gateway.QualifiedName)])}");
        }

        var text = parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>What to do about them.</summary>
    public string Fix(WaypointRef waypoint)
    {
        List<string> fixes = [];
        if (Has(UncapturedKind.Sidecar))
        {
            fixes.Add("Move the pods with a sidecar to ambient.");
        }

        if (Has(UncapturedKind.NotCaptured))
        {
            fixes.Add("Put the pods that are not captured into ambient.");
        }

        if (Gateways.Count > 0)
        {
            fixes.Add($"Set {IstioNames.IngressUseWaypoint} to true on the service.");
        }

        if (Has(UncapturedKind.HostNetwork))
        {
            fixes.Add($"Pods on the host's network cannot be captured: shut them out by an ALLOW policy at the pods that lets in only the service account of {waypoint}.");
        }

        return string.Join(' ', fixes);
    }

    /// <summary>The form that helps most; null where none does.</summary>
    /// <param name="home">The namespace that the pods are in; null when it is not known.</param>
    /// <param name="service">The service, where it is about a single one.</param>
    public SuggestedChange? Remedy(NamespaceResource? home, ObjectKey? service)
    {
        if (home is not null && home.Labels[IstioNames.DataplaneMode] != IstioNames.Ambient && Has(UncapturedKind.NotCaptured))
        {
            return new($"Put namespace {home.Name} into ambient", new ChangeIntent.JoinAmbient([home.Key]));
        }

        if (Gateways.Count > 0 && service is { } key)
        {
            return new($"Let ingress traffic to {key.QualifiedName} use the waypoint", new ChangeIntent.SetIngressUseWaypoint([key], true));
        }

        var optedOut = Pods.Where(client => client.Kind == UncapturedKind.NotCaptured && client.Pod.Labels[IstioNames.DataplaneMode] == IstioNames.None).Select(client => client.Pod.Key).ToList();
        return optedOut.Count > 0 ? new($"Put {FindingText.Count(optedOut.Count, Pod)} into ambient", new ChangeIntent.JoinAmbient([.. optedOut])) : null;
    }

    private static string Describe(UncapturedKind kind, List<PodResource> pods, ResourceIndex resources)
    {
        var owners = FindingText.Names([.. pods.Select(pod => PodOwner.Of(pod, resources.In(pod.Namespace))).Select(owner => $"{owner.Kind} {owner.Name}").Distinct().Order(StringComparer.Ordinal)]);
        return kind switch
        {
            UncapturedKind.Sidecar => $"{FindingText.Count(pods.Count, Pod)} with a sidecar ({owners})",
            UncapturedKind.HostNetwork => $"{FindingText.Count(pods.Count, Pod)} on the host's network ({owners})",
            _ => $"{FindingText.Count(pods.Count, Pod)} not captured by ztunnel ({owners})",
        };
    }

    private bool Has(UncapturedKind kind) => Pods.Any(client => client.Kind == kind);
}
