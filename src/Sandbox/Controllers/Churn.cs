using System.Collections.Immutable;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers;

/// <summary>Lets pods come and go slowly: every now and then a Deployment is scaled by one, or rolled over.</summary>
/// <param name="namespaces">Where; empty = wherever there are Deployments that nobody else looks after.</param>
internal sealed class Churn(ImmutableArray<string> namespaces) : ISandboxController
{
    private const string RestartedAt = "kubectl.kubernetes.io/restartedAt";
    private const string Manager = "kubectl";
    private const int Most = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(10);

    public async Task RunAsync(ClusterStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var context = new ControlContext(store, time);
        var turn = 0;
        while (true)
        {
            await Task.Delay(Pause + (Spread * (turn * 7 % 10 / 10.0)), time, cancellationToken);
            var deployments = store.List(ResourceTypes.Deployment).Items.Where(IsOurs).ToImmutableArray();
            if (deployments.IsEmpty) continue;
            Disturb(context, deployments[turn * 5 % deployments.Length], turn);
            turn++;
        }
    }

    private static void Disturb(ControlContext context, StoredObject deployment, int turn)
    {
        if (turn % 3 == 2)
        {
            context.Change(ObjectRef.To(deployment), Manager, value =>
                value.Child("spec").Child("template").Child("metadata").Child("annotations")[RestartedAt] = context.Timestamp);
            return;
        }
        context.Change(ObjectRef.To(deployment), Manager, value =>
        {
            var replicas = value.NumberAt("spec", "replicas");
            value.Child("spec")["replicas"] = replicas < 2 || (turn % 2 == 0 && replicas < Most) ? replicas + 1 : replicas - 1;
        });
    }

    private bool IsOurs(StoredObject deployment) =>
        deployment.Namespace is not ("istio-system" or "kube-system") && !deployment.Labels.ContainsKey("gateway.istio.io/managed") && (namespaces.IsEmpty || namespaces.Contains(deployment.Namespace, StringComparer.Ordinal));
}
