using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Tests.Controllers;

/// <summary>A sandbox in which the scenario lives, with controllers, for tests that each take a namespace of their own.</summary>
public sealed class LiveCluster : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private SandboxCluster? _cluster;

    public SandboxCluster Cluster => _cluster ?? throw new InvalidOperationException("The sandbox has not started.");

    public ClusterStore Store => Cluster.Store;

    public async ValueTask InitializeAsync() =>
        _cluster = await SandboxCluster.StartAsync(new SandboxOptions { Scenario = SandboxScenario.Bookinfo }, TestContext.Current.CancellationToken);

    /// <summary>A new namespace with these labels.</summary>
    public string Namespace(params (string Key, string Value)[] labels)
    {
        var name = $"t-{Guid.NewGuid():N}"[..12];
        Create(ResourceTypes.Namespace, new JsonObject { ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = Map(labels) } });
        return name;
    }

    public StoredObject Create(ResourceType type, JsonObject value) => Store.Create(type, value, new WriteOptions("test")).EnsureSucceeded();

    public StoredObject CreateWaypoint(string ns, string name = "waypoint", string? allowed = null, params (string Key, string Value)[] labels)
    {
        var listener = new JsonObject { ["name"] = "mesh", ["port"] = 15008, ["protocol"] = "HBONE" };
        if (allowed is not null) listener["allowedRoutes"] = new JsonObject { ["namespaces"] = new JsonObject { ["from"] = allowed } };
        return Create(ResourceTypes.Gateway, new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = ns, ["labels"] = Map(labels) },
            ["spec"] = new JsonObject { ["gatewayClassName"] = "istio-waypoint", ["listeners"] = new JsonArray(listener) },
        });
    }

    public StoredObject CreateService(string ns, string name, params (string Key, string Value)[] labels) => Create(ResourceTypes.Service, new JsonObject
    {
        ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = ns, ["labels"] = Map(labels) },
        ["spec"] = new JsonObject { ["selector"] = new JsonObject { ["app"] = name }, ["ports"] = new JsonArray(new JsonObject { ["name"] = "http", ["port"] = 80, ["targetPort"] = 8080 }) },
    });

    public StoredObject CreateDeployment(string ns, string name, int replicas) => Create(ResourceTypes.Deployment, new JsonObject
    {
        ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = ns },
        ["spec"] = new JsonObject
        {
            ["replicas"] = replicas,
            ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["app"] = name } },
            ["template"] = new JsonObject
            {
                ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["app"] = name } },
                ["spec"] = new JsonObject { ["containers"] = new JsonArray(new JsonObject { ["name"] = name, ["image"] = "docker.io/example/app:1.0" }) },
            },
        },
    });

    public void Merge(StoredObject value, string patch) =>
        Store.Patch(value.Type, value.Namespace, value.Name, PatchKind.Merge, JsonNode.Parse(patch)!, new WriteOptions("test")).EnsureSucceeded();

    /// <summary>The objects of a kind in a namespace.</summary>
    public IReadOnlyList<JsonObject> All(ResourceType type, string ns) => [.. Store.List(type, ns).Items.Select(item => item.ToJson())];

    /// <summary>Waits for an object to be so, following the changes of its kind.</summary>
    public async Task<JsonObject> UntilAsync(ResourceType type, string ns, string name, Func<JsonObject, bool> condition)
    {
        JsonObject? found = null;
        await UntilAsync([type], () => (found = Store.Get(type, ns, name)?.ToJson()) is not null && condition(found), () => $"{type.Kind} {ns}/{name} is {found?.ToJsonString() ?? "not there"}");
        return found!;
    }

    /// <summary>Waits for something that changes of these kinds bring about.</summary>
    public async Task UntilAsync(ResourceType[] types, Func<bool> condition, Func<string> otherwise)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var cursor = Store.Watch(types, Store.Version);
        while (!condition())
        {
            try
            {
                if (cursor.Read() is { Events.IsEmpty: true } quiet) await quiet.Changed.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException expired)
            {
                throw new TimeoutException(otherwise(), expired);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    private static JsonObject Map((string Key, string Value)[] labels) => [.. labels.Select(label => KeyValuePair.Create<string, JsonNode?>(label.Key, label.Value))];
}
