using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>Labels ask for ambient, but no ztunnel stands before the pod.</summary>
internal sealed class AmbientPodNotCaptured : FindingRule
{
    private const string InjectLabel = "sidecar.istio.io/inject";

    private const string InjectionLabel = "istio-injection";

    public override RuleInfo Info { get; } = new(
        "WP008",
        "Pod is in ambient but not captured",
        Severity.Error,
        "istio.io/dataplane-mode=ambient is a wish; what counts is the annotation ambient.istio.io/redirection=enabled that the CNI writes. "
        + "Pods on the node's network and pods with a sidecar are never captured; others are missed while the CNI on their node is down, and a pending one is held until a ztunnel takes it.",
        IstioDocs.TrafficRedirection);

    public override ImmutableArray<ResourceKind> Subjects { get; } = [ResourceKind.Pod];

    public override ImmutableArray<ResourceKind> Needs { get; } = [ResourceKind.Namespace];

    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        var pod = (PodResource)subject;
        var home = mesh.Resources.FindNamespace(pod.Namespace);
        var asks = (pod.Labels[IstioNames.DataplaneMode] ?? home?.Labels[IstioNames.DataplaneMode]) == IstioNames.Ambient;
        if (!asks || !pod.IsWorkload || (pod.Phase != "Running" && !IsPending(pod)) || pod.Labels.Has(IstioNames.GatewayName))
        {
            return [];
        }

        var asker = pod.Labels.Has(IstioNames.DataplaneMode) ? "it" : $"namespace {pod.Namespace}";
        return Capture.Of(pod, home).State switch
        {
            CaptureState.HostNetwork => [HostNetwork(pod, asker)],
            CaptureState.Sidecar => [Sidecar(pod, home, asker)],
            CaptureState.SpeaksHbone when pod.Annotations.Has(IstioNames.SidecarStatus) => [Sidecar(pod, home, asker)],
            CaptureState.NotRedirected => [NotRedirected(pod, home, asker)],
            _ => [],
        };
    }

    private Finding HostNetwork(PodResource pod, string asker) => new(
        Info.Id,
        Severity.Info,
        pod.Key,
        $"Pod {pod.Key.QualifiedName} uses the node's network (spec.hostNetwork=true), which the CNI never captures; {Asks(asker)}.",
        "As a client it bypasses every waypoint, and it is reached in plain text without ztunnel's policies.",
        $"Move it off the node's network if it can do without, or label its pod template {IstioNames.DataplaneMode}=none to say that it stays outside.");

    private Finding Sidecar(PodResource pod, NamespaceResource? home, string asker)
    {
        var isInjectedByNamespace = home?.Labels[InjectionLabel] == "enabled" && pod.Labels[InjectLabel] != "true";
        var injected = pod.Labels[InjectLabel] == "true" ? $", injected because the pod says {InjectLabel}=true"
            : isInjectedByNamespace ? $", injected because its namespace says {InjectionLabel}=enabled"
            : "";
        return new(
            Info.Id,
            Severity.Warning,
            pod.Key,
            $"Pod {pod.Key.QualifiedName} has a sidecar{injected}, and the CNI never captures such a pod; {Asks(asker)}.",
            "As a client it bypasses every waypoint: a sidecar goes straight to the pods. As a server its own sidecar enforces its policies.",
            isInjectedByNamespace
                ? $"Take {InjectionLabel}=enabled off namespace {pod.Namespace} and restart the pod."
                : !IsInjected(pod, home)
                ? "Neither the pod nor its namespace asks for a sidecar: restart the pod. If it comes back with one, its pod template holds it; take it out there."
                : $"Stop the injection ({InjectLabel}, or the namespace's {IstioNames.Revision}) and restart the pod.",
            isInjectedByNamespace
                ? new($"Take {InjectionLabel} off namespace {pod.Namespace}", new ChangeIntent.EditMetadata(ObjectKey.ForNamespace(pod.Namespace), [KeyValuePair.Create(InjectionLabel, (string?)null)], []))
                : null,
            [ObjectKey.ForNamespace(pod.Namespace)]);
    }

    private static bool IsInjected(PodResource pod, NamespaceResource? home) =>
        home is null || pod.Labels[InjectLabel] == "true" || pod.Labels.Has(IstioNames.Revision) || home.Labels.Has(IstioNames.Revision) || home.Labels[InjectionLabel] == "enabled";

    private Finding NotRedirected(PodResource pod, NamespaceResource? home, string asker)
    {
        var on = pod.NodeName.Length > 0 ? $" on node {pod.NodeName}" : "";
        if (IsPending(pod))
        {
            return new(
                Info.Id,
                Severity.Error,
                pod.Key,
                $"Pod {pod.Key.QualifiedName} is half captured ({IstioNames.Redirection}=pending): the CNI has redirected it, but no ztunnel{on} has taken it.",
                "It can neither send nor receive until a ztunnel takes it.",
                $"See whether ztunnel runs{on} and is ready.");
        }

        var conflict = home?.Labels[InjectionLabel] == "enabled" ? $"; its namespace also says {InjectionLabel}=enabled" : "";
        var written = pod.Annotations[IstioNames.Redirection] is { } value ? $"{IstioNames.Redirection} is \"{value}\"" : $"it has no annotation {IstioNames.Redirection}";
        return new(
            Info.Id,
            Severity.Warning,
            pod.Key,
            $"Pod {pod.Key.QualifiedName} is not captured ({written}); {Asks(asker)}{conflict}.",
            "As a client it bypasses every waypoint, and it is reached in plain text without ztunnel's policies.",
            conflict.Length > 0
                ? $"Choose between ambient and sidecars: take {InjectionLabel} off namespace {pod.Namespace}, and restart the pod if it stays uncaptured."
                : $"See whether istio-cni and ztunnel run{on}, and restart the pod if it stays uncaptured: the label may be younger than the pod.",
            conflict.Length > 0
                ? new($"Take {InjectionLabel} off namespace {pod.Namespace}", new ChangeIntent.EditMetadata(ObjectKey.ForNamespace(pod.Namespace), [KeyValuePair.Create(InjectionLabel, (string?)null)], []))
                : null);
    }

    private static bool IsPending(PodResource pod) => pod.Annotations[IstioNames.Redirection] == "pending";

    private static string Asks(string asker) => $"{asker} asks for {IstioNames.DataplaneMode}=ambient";
}
