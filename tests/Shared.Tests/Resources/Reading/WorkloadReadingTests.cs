using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;

namespace WaypointDashboard.Shared.Tests.Resources.Reading;

public sealed class WorkloadReadingTests
{
    [Fact]
    public void A_running_pod_is_read_with_its_addresses_containers_and_account()
    {
        var pod = ClusterText.One<PodResource>("""
            apiVersion: v1
            kind: Pod
            metadata: {name: cart-1, namespace: shop}
            spec:
              nodeName: node-a
              serviceAccountName: cart
              hostNetwork: true
              initContainers: [{name: setup}, {name: istio-proxy, restartPolicy: Always}, {name: once, restartPolicy: Never}]
              containers: [{name: cart}]
            status:
              phase: Running
              podIP: 10.2.0.1
              podIPs: [{ip: 10.2.0.1}, {ip: 'fd00::1'}]
              conditions: [{type: Initialized, status: 'True'}, {type: Ready, status: 'True'}]
            """);

        (pod.NodeName, pod.ServiceAccount, pod.Phase, pod.IsHostNetwork, pod.IsReady).ShouldBe(("node-a", "cart", "Running", true, true));
        pod.Addresses.ShouldBe(["10.2.0.1", "fd00::1"]);
        pod.ContainerNames.ShouldBe(["cart", "istio-proxy"]);
        (pod.WaitingReason, pod.WaitingMessage).ShouldBe((null, null));
        pod.IsWorkload.ShouldBeTrue();
    }

    [Fact]
    public void A_pod_that_nobody_has_scheduled_has_the_defaults()
    {
        var pod = Pod("{}");

        (pod.NodeName, pod.ServiceAccount, pod.Phase, pod.IsHostNetwork, pod.IsReady).ShouldBe(("", "default", "Pending", false, false));
        pod.Addresses.ShouldBeEmpty();
        pod.IsWorkload.ShouldBeFalse();
    }

    [Theory]
    [InlineData("{podIP: 10.2.0.1, phase: Running}", true)]
    [InlineData("{podIP: 10.2.0.1}", true)]
    [InlineData("{podIP: '', phase: Running}", false)]
    [InlineData("{podIP: 10.2.0.1, phase: Succeeded}", false)]
    [InlineData("{podIP: 10.2.0.1, phase: Failed}", false)]
    public void A_pod_with_an_address_that_has_not_ended_is_a_workload(string status, bool expected) => Pod(status).IsWorkload.ShouldBe(expected);

    [Theory]
    [InlineData("{conditions: [{type: Ready, status: 'False'}]}", false)]
    [InlineData("{conditions: [{type: Ready, status: 'True'}]}", true)]
    [InlineData("{conditions: [{type: Initialized, status: 'True'}]}", false)]
    public void Ready_is_what_the_condition_says(string status, bool expected) => Pod(status).IsReady.ShouldBe(expected);

    [Theory]
    [InlineData("{containerStatuses: [{state: {waiting: {reason: ImagePullBackOff, message: no such image}}}]}", "ImagePullBackOff", "no such image")]
    [InlineData("{initContainerStatuses: [{state: {waiting: {reason: CrashLoopBackOff}}}], containerStatuses: [{state: {waiting: {reason: PodInitializing}}}]}", "CrashLoopBackOff", null)]
    [InlineData("{containerStatuses: [{state: {waiting: {reason: ContainerCreating}}}, {state: {waiting: {reason: ''}}}, {state: {running: {}}}]}", null, null)]
    [InlineData("{conditions: [{type: PodScheduled, status: 'False', reason: NoNodes, message: 0/3 nodes}]}", "NoNodes", "0/3 nodes")]
    [InlineData("{conditions: [{type: PodScheduled, status: 'False'}]}", "Unschedulable", null)]
    [InlineData("{conditions: [{type: PodScheduled, status: 'True'}, {type: Ready, status: 'False'}]}", null, null)]
    public void What_a_pod_waits_for_is_read_unless_it_is_the_usual(string status, string? reason, string? message)
    {
        var pod = Pod(status);

        (pod.WaitingReason, pod.WaitingMessage).ShouldBe((reason, message));
    }

    [Theory]
    [InlineData("{app: istiod, istio.io/rev: canary}", "canary")]
    [InlineData("{app: istiod, istio.io/rev: ''}", "default")]
    [InlineData("{app: istiod}", "default")]
    [InlineData("{app: cart, istio.io/rev: canary}", null)]
    public void An_istiod_says_its_revision(string labels, string? revision) =>
        ClusterText.One<DeploymentResource>($$"""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: x, namespace: shop, labels: {{labels}}}
            """).IstiodRevision.ShouldBe(revision);

    [Fact]
    public void A_deployment_is_read_with_its_template_and_counts()
    {
        var deployment = ClusterText.One<DeploymentResource>("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: cart, namespace: shop}
            spec: {replicas: 3, template: {metadata: {labels: {app: cart}}}}
            status: {readyReplicas: 2, conditions: [{type: Available, status: 'True', reason: Enough, message: fine}]}
            """);

        (deployment.Replicas, deployment.ReadyReplicas).ShouldBe((3, 2));
        deployment.TemplateLabels.ShouldBe(LabelSet.Of(("app", "cart")));
        deployment.Conditions.ShouldBe([new StatusCondition("Available", "True", "Enough", "fine")]);
    }

    [Fact]
    public void A_replica_set_without_a_number_has_one()
    {
        var set = ClusterText.One<ReplicaSetResource>("""
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata: {name: cart-abc, namespace: shop, ownerReferences: [{kind: Deployment, name: cart, controller: true}]}
            """);

        set.Replicas.ShouldBe(1);
        set.TemplateLabels.ShouldBe(LabelSet.Empty);
        set.Metadata.Owner.ShouldBe(new OwnerReference("Deployment", "cart"));
    }

    private static PodResource Pod(string status) => ClusterText.One<PodResource>($$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: cart-1, namespace: shop}
        status: {{status}}
        """);
}
