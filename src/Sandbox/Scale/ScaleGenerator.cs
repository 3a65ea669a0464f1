using System.Globalization;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Scenario;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Scale;

/// <summary>Seeds a large cluster at once: namespaces of teams, each with services, their Deployments and running pods. Every fourth namespace has a waypoint, which the next one uses too; every tenth is outside the mesh. The waypoints themselves are left to the controllers.</summary>
internal sealed class ScaleGenerator(ClusterStore store, SandboxScale scale)
{
    private const int PodsPerNode = 100;
    private static readonly WriteOptions Seed = new("kubectl") { KeepStatus = true };

    public void Load()
    {
        ScenarioLoader.Load(store, "20-istio-system");
        ScenarioLoader.Load(store, "10-classes");
        var nodes = Math.Max(3, scale.Pods / PodsPerNode);
        for (var number = 0; number < nodes; number++) Create(ResourceTypes.Node, ScaleManifests.Node(number));
        for (var number = 0; number < scale.Namespaces; number++) LoadNamespace(number, nodes);
    }

    private static string NamespaceName(int number) => string.Create(CultureInfo.InvariantCulture, $"team-{number:000}");

    private void LoadNamespace(int number, int nodes)
    {
        var name = NamespaceName(number);
        var labels = new JsonObject { ["team"] = name };
        if (number % 10 != 9) labels["istio.io/dataplane-mode"] = "ambient";
        if (number % 4 < 2) labels["istio.io/use-waypoint"] = "waypoint";
        if (number % 4 == 1) labels["istio.io/use-waypoint-namespace"] = NamespaceName(number - 1);
        Create(ResourceTypes.Namespace, new JsonObject { ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = labels } });
        if (number % 4 == 0)
        {
            Create(ResourceTypes.Gateway, ScaleManifests.Waypoint(name));
            Create(ResourceTypes.AuthorizationPolicy, ScaleManifests.Policy(name));
        }
        var (first, end) = Share(number, scale.Namespaces, scale.Services);
        for (var service = first; service < end; service++) LoadService(name, service, nodes, isCaptured: number % 10 != 9);
    }

    private void LoadService(string ns, int number, int nodes, bool isCaptured)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"app-{number:0000}");
        var (first, end) = Share(number, scale.Services, scale.Pods);
        var service = Create(ResourceTypes.Service, ScaleManifests.Service(ns, name));
        var deployment = Create(ResourceTypes.Deployment, ScaleManifests.Deployment(ns, name, end - first));
        var set = Create(ResourceTypes.ReplicaSet, ScaleManifests.ReplicaSet(deployment, end - first));
        var pods = new List<StoredObject>();
        for (var pod = first; pod < end; pod++) pods.Add(Create(ResourceTypes.Pod, ScaleManifests.Pod(set, name, pod, pod % nodes, isCaptured)));
        Create(ResourceTypes.EndpointSlice, ScaleManifests.EndpointSlice(service, pods.OrderBy(pod => pod.Name, StringComparer.Ordinal)));
    }

    /// <summary>Which of many things fall to one of the places, as evenly as can be.</summary>
    private static (int First, int End) Share(int place, int places, int things) => ((int)((long)place * things / places), (int)((long)(place + 1) * things / places));

    private StoredObject Create(ResourceType type, JsonObject value) => store.Create(type, value, Seed).EnsureSucceeded();
}
