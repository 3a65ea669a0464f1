namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>Why a pod cannot become ready. It lies in the pod itself, as in a cluster: an image from a registry under <c>.invalid</c>, a command that fails, a probe that does.</summary>
internal enum PodFault
{
    None,
    ImageCannotBePulled,
    ContainerCrashes,
    ProbeFails,
}
