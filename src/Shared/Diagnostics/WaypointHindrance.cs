using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>What keeps the pods of a waypoint from running, as far as the objects tell.</summary>
/// <param name="Object">The Pod or Deployment that tells it.</param>
/// <param name="Clause">What it tells.</param>
/// <param name="Fix">What to do, in one sentence.</param>
/// <param name="Remedy">The form that does it; null where no form can.</param>
internal sealed record WaypointHindrance(ObjectKey Object, string Clause, string Fix, SuggestedChange? Remedy = null)
{
    /// <summary>Looks at a waypoint's Deployment, then at its pods; null when nothing is found.</summary>
    public static WaypointHindrance? Of(MeshSnapshot mesh, GatewayResource gateway)
    {
        var deployments = mesh.Resources.In(gateway.Namespace).All<DeploymentResource>(ResourceKind.Deployment)
            .Where(deployment => deployment.Labels[IstioNames.GatewayName] == gateway.Name)
            .OrderBy(deployment => deployment.Key)
            .ToList();
        var pods = WaypointAvailability.PodsOf(mesh.Resources, gateway).OrderBy(pod => pod.Key).ToList();
        return pods.Where(pod => pod.WaitingReason is not null).Select(OfWaiting)
            .Concat(deployments.Select(deployment => OfDeployment(deployment, gateway)))
            .Concat(pods.Where(pod => !pod.IsReady).Select(OfUnready))
            .FirstOrDefault(found => found is not null);
    }

    private static WaypointHindrance OfWaiting(PodResource pod)
    {
        var said = pod.WaitingMessage is { Length: > 0 } message ? $"{pod.WaitingReason}: {FindingText.Quote(message)}" : pod.WaitingReason;
        return new(pod.Key, $"pod {pod.Key.QualifiedName} is held up by {said}", pod.WaitingReason switch
        {
            "ErrImagePull" or "ImagePullBackOff" or "InvalidImageName" => "Make the proxy's image available to the nodes: check its name, the registry and the pull secret.",
            "Unschedulable" => "Give the cluster room for the pod, or loosen what it asks for: requests, node selector, affinity or tolerations.",
            "CrashLoopBackOff" => $"Read the log of pod {pod.Key.QualifiedName}: the proxy starts and ends again.",
            _ => $"Look at the events of pod {pod.Key.QualifiedName}.",
        });
    }

    private static WaypointHindrance? OfDeployment(DeploymentResource deployment, GatewayResource gateway)
    {
        if (deployment.Replicas == 0)
        {
            // What the overlay sets istiod writes again and again: a form that scales the Deployment would seem to work, and not.
            var (fix, remedy) = gateway.ParametersRef is { } overlay
                ? ($"See whether ConfigMap {gateway.Namespace}/{overlay}, which spec.infrastructure.parametersRef of the Gateway names, sets spec.replicas, and change it there (kubectl edit configmap {overlay} -n {gateway.Namespace}): istiod writes it into the Deployment. If it does not, scale the Deployment up (kubectl scale deployment {deployment.Name} -n {deployment.Namespace} --replicas=1).", (SuggestedChange?)null)
                : ($"Scale Deployment {deployment.Key.QualifiedName} up.", new($"Scale {deployment.Key.QualifiedName} to 1 replica", new ChangeIntent.PatchObject(deployment.Key, """{"spec":{"replicas":1}}""", "Scale the waypoint to 1 replica")));
            return new(deployment.Key, $"Deployment {deployment.Key.QualifiedName} is scaled to 0 replicas", fix, remedy);
        }

        if (deployment.Conditions.FirstOrDefault(condition => condition is { Type: "ReplicaFailure", IsTrue: true }) is not { } failure)
        {
            return null;
        }

        var isQuota = failure.Message.Contains("exceeded quota", StringComparison.Ordinal);
        return new(
            deployment.Key,
            $"Deployment {deployment.Key.QualifiedName} cannot create pods ({failure.Reason}: {FindingText.Quote(failure.Message)})",
            isQuota
                ? $"Raise the resource quota of namespace {deployment.Namespace}, or lower what the waypoint's pods ask for."
                : $"Look at the events of Deployment {deployment.Key.QualifiedName}.");
    }

    private static WaypointHindrance OfUnready(PodResource pod) => new(
        pod.Key,
        pod.Phase == "Running" ? $"pod {pod.Key.QualifiedName} runs but is not ready" : $"pod {pod.Key.QualifiedName} is {pod.Phase}",
        $"Look at the events and the log of pod {pod.Key.QualifiedName}.");
}
