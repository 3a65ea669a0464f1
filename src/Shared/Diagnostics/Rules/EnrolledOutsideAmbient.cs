using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>A namespace or pod uses a waypoint but is not in ambient.</summary>
internal sealed class EnrolledOutsideAmbient : FindingRule
{
    public override RuleInfo Info { get; } = new(
        "WP007",
        "Enrolled in a waypoint but not in ambient",
        Severity.Warning,
        "istio.io/use-waypoint alone puts nothing into the mesh: that takes istio.io/dataplane-mode=ambient. The way to a waypoint begins at the client's ztunnel, "
        + "so pods that are not captured bypass every waypoint as clients, and as servers they are reached in plain text, without ztunnel's L4 policies.",
        IstioDocs.AddWorkloads);

    public override ImmutableArray<ResourceKind> Subjects { get; } = [ResourceKind.Namespace, ResourceKind.Pod];

    public override ImmutableArray<ResourceKind> Needs { get; } = [ResourceKind.Pod, ResourceKind.Namespace];

    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject) => subject is PodResource pod ? CheckPod(mesh, pod) : CheckNamespace(mesh, (NamespaceResource)subject);

    private IEnumerable<Finding> CheckNamespace(MeshSnapshot mesh, NamespaceResource home)
    {
        if (!IsEnrolledOutside(home))
        {
            yield break;
        }

        var partition = mesh.Resources.In(home.Name);
        var pods = partition.All<PodResource>(ResourceKind.Pod).Where(pod => pod.IsWorkload && !pod.Labels.Has(IstioNames.GatewayName)).ToList();
        var outside = pods.Where(pod => !Capture.Of(pod, home).TakesHbone).OrderBy(pod => pod.Key).ToList();
        // A namespace of ServiceEntries alone has no clients and no servers: an egress waypoint for others.
        if (pods.Count == 0 ? partition.Count(ResourceKind.ServiceEntry) > 0 : outside.Count == 0)
        {
            yield break;
        }

        yield return new(
            Info.Id,
            Info.Severity,
            home.Key,
            $"Namespace {home.Name} is labelled {WaypointLabel.Written(home)}, but {Mode(home)}.",
            outside.Count == 0
                ? "Pods that start here are not captured: as clients they bypass every waypoint, and they are reached in plain text."
                : $"{FindingText.Count(outside.Count, "pod")} {(outside.Count == 1 ? "is" : "are")} not captured ({FindingText.Names([.. outside.Select(pod => pod.Name)])}): {(outside.Count == 1 ? "as a client it bypasses every waypoint, and it is" : "as clients they bypass every waypoint, and they are")} reached in plain text.",
            home.Labels["istio-injection"] == "enabled"
                ? $"Put namespace {home.Name} into ambient, take istio-injection=enabled off it, and restart its pods so that they lose their sidecars."
                : $"Put namespace {home.Name} into ambient.",
            new($"Put namespace {home.Name} into ambient", new ChangeIntent.JoinAmbient([home.Key])),
            WaypointConsumers.Related(outside.Select(pod => pod.Key)));
    }

    private IEnumerable<Finding> CheckPod(MeshSnapshot mesh, PodResource pod)
    {
        var home = mesh.Resources.FindNamespace(pod.Namespace);
        if (mesh.Bindings.Of(pod.Key) is not WaypointBinding.Bound bound
            || bound.DecidedBy != pod.Key
            || Capture.Of(pod, home) is not { State: CaptureState.Outside or CaptureState.OptedOut } capture
            || (home is not null && IsEnrolledOutside(home)))
        {
            yield break;
        }

        yield return new(
            Info.Id,
            Info.Severity,
            pod.Key,
            $"Pod {pod.Key.QualifiedName} is labelled {WaypointLabel.Written(pod)}, but {(capture.State == CaptureState.OptedOut ? $"it says {IstioNames.DataplaneMode}=none" : $"neither it nor its namespace asks for {IstioNames.DataplaneMode}=ambient")}.",
            "As a client it bypasses every waypoint; what comes to it from its waypoint comes in plain text, and ztunnel enforces no policy for it.",
            $"Put the pod into ambient: label it, and the pod template that it comes from, {IstioNames.DataplaneMode}=ambient.",
            new($"Put pod {pod.Key.QualifiedName} into ambient", new ChangeIntent.JoinAmbient([pod.Key])),
            [bound.Waypoint.Key]);
    }

    private static bool IsEnrolledOutside(NamespaceResource home) =>
        UseWaypointLabel.Read(home.Labels, home.Name).Waypoint is { Name.Length: > 0 } && home.Labels[IstioNames.DataplaneMode] != IstioNames.Ambient;

    private static string Mode(NamespaceResource home) => home.Labels[IstioNames.DataplaneMode] switch
    {
        null => $"is not in ambient ({IstioNames.DataplaneMode} is not set)",
        "" => $"is not in ambient ({IstioNames.DataplaneMode} is empty)",
        var mode => $"is not in ambient ({IstioNames.DataplaneMode} is {mode})",
    };
}
