using System.Collections.Immutable;
using WaypointDashboard.Sandbox.Controllers.Istiod;
using WaypointDashboard.Sandbox.Controllers.Networking;
using WaypointDashboard.Sandbox.Controllers.Workloads;

namespace WaypointDashboard.Sandbox.Controllers;

/// <summary>All that keeps a cluster with Istio alive: what Kubernetes does with workloads and services, and what istiod and istio-cni do.</summary>
public static class ClusterControllers
{
    /// <summary>Each call makes controllers of their own.</summary>
    public static ISandboxController Create() => new ControlLoop(All);

    private static ImmutableArray<IReconciler> All(ControlContext context)
    {
        IReconciler[] istiod =
        [
            new GatewayClassReconciler(context), new GatewayDeploymentReconciler(context), new GatewayStatusReconciler(context), new BindingReconciler(context),
            new PolicyReconciler(context), new RouteReconciler(context), new AddressAllocator(context),
        ];
        return
        [
            new DeploymentReconciler(context), new ReplicaSetReconciler(context), new StatefulSetReconciler(context), new DaemonSetReconciler(context),
            new AutoscalerReconciler(context), new DisruptionBudgetReconciler(context), new QuotaReconciler(context),
            new Scheduler(context), new KubeletReconciler(context), new CaptureReconciler(context), new EndpointSliceReconciler(context), new LoadBalancerReconciler(context),
            .. istiod.Select(each => new OnlyWhileIstiodRuns(context, each)),
        ];
    }
}
