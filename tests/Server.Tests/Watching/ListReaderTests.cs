using System.Text;
using System.Text.Json;
using Shouldly;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Resources.Reading;
using Xunit;

namespace WaypointDashboard.Server.Tests.Watching;

public sealed class ListReaderTests
{
    private const string Pod = """
        {
          "metadata": {
            "name": "cart-1", "namespace": "shop", "uid": "u1", "creationTimestamp": "2026-01-12T08:00:00Z", "deletionTimestamp": "2026-01-12T09:00:00Z",
            "labels": { "app": "cart", "say \"hi\"": "a\u00e9\\b" },
            "annotations": { "ambient.istio.io/redirection": "enabled", "kubectl.kubernetes.io/last-applied-configuration": "{\"spec\":{}}\n" },
            "ownerReferences": [{ "kind": "ReplicaSet", "name": "cart", "controller": true }],
            "managedFields": [{ "manager": "kubelet", "fieldsV1": { "f:status": { "k:{\"type\":\"Ready\"}": [1, { "deep": [] }, null, true] } } }]
          },
          "spec": {
            "volumes": [{ "name": "cache", "emptyDir": {} }], "nodeName": "node-1", "serviceAccountName": "cart", "hostNetwork": true,
            "initContainers": [{ "name": "proxy", "restartPolicy": "Always", "env": [] }, { "name": "once" }],
            "containers": [{ "name": "cart", "env": [{ "name": "nodeName", "value": "not this" }] }, { "image": "x", "name": "second" }]
          },
          "status": {
            "phase": "Pending", "podIP": "10.0.0.1", "podIPs": [{ "ip": "10.0.0.1" }, { "ip": "fd00::1" }], "startTime": null,
            "conditions": [{ "type": "Ready", "status": "False", "lastProbeTime": null }, { "type": "PodScheduled", "status": "True" }],
            "containerStatuses": [{ "name": "cart", "state": { "waiting": { "reason": "ImagePullBackOff", "message": "no such image" } }, "lastState": { "waiting": { "reason": "not this" } } }]
          }
        }
        """;

    private const string ReplicaSet = """
        { "metadata": { "name": "cart", "namespace": "shop" },
          "spec": { "replicas": 3, "selector": { "matchLabels": { "app": "no" } }, "template": { "metadata": { "labels": { "app": "cart" }, "annotations": {} }, "spec": { "containers": [] } } },
          "status": { "replicas": 3 } }
        """;

    private const string Deployment = """
        { "metadata": { "name": "cart", "namespace": "shop", "labels": { "app": "cart" } },
          "spec": { "replicas": 3, "template": { "metadata": { "labels": { "app": "cart" } }, "spec": { "containers": [{ "name": "cart" }] } } },
          "status": { "readyReplicas": 2, "conditions": [{ "type": "Available", "status": "True", "reason": "MinimumReplicasAvailable", "message": "well", "lastTransitionTime": "2026-01-12T08:00:00Z" }] } }
        """;

    private const string Service = """
        { "metadata": { "name": "cart", "namespace": "shop", "managedFields": [], "annotations": { "istio.io/x": "y", "kubectl.kubernetes.io/last-applied-configuration": "{}" } },
          "spec": { "type": "LoadBalancer", "clusterIPs": ["10.96.0.1"], "selector": { "app": "cart" }, "ports": [{ "name": "http", "port": 80, "targetPort": "http", "appProtocol": "http" }], "externalIPs": ["1.2.3.4"] },
          "status": { "loadBalancer": { "ingress": [{ "ip": "5.6.7.8" }] }, "conditions": [{ "type": "istio.io/WaypointBound", "status": "True", "reason": "WaypointAccepted", "message": "bound" }] } }
        """;

    public static TheoryData<ResourceKind, string> Objects => new()
    {
        { ResourceKind.Pod, Pod }, { ResourceKind.ReplicaSet, ReplicaSet }, { ResourceKind.Deployment, Deployment }, { ResourceKind.Service, Service },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public async Task An_object_of_a_list_reads_as_it_does_by_itself(ResourceKind kind, string json)
    {
        using var alone = JsonDocument.Parse(json);

        var items = await ReadAsync(kind, List(json, json), 1 << 16);

        items.ShouldBe([ResourceReader.Read(kind, alone.RootElement), ResourceReader.Read(kind, alone.RootElement)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task A_list_reads_the_same_in_whatever_pieces_it_comes(int size)
    {
        var whole = await ReadAsync(ResourceKind.Pod, List(Pod, Pod.Replace("cart-1", "cart-2", StringComparison.Ordinal)), 1 << 16);

        var pieces = await ReadAsync(ResourceKind.Pod, List(Pod, Pod.Replace("cart-1", "cart-2", StringComparison.Ordinal)), size);

        whole.Count.ShouldBe(2);
        pieces.ShouldBe(whole);
    }

    [Fact]
    public async Task What_nobody_reads_is_not_in_an_item()
    {
        var texts = new List<string>();
        var reader = new ListReader(ReadFields.Of(ResourceKind.Pod), item => texts.Add(item.GetRawText()));

        await reader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(List(Pod))), () => { }, TestContext.Current.CancellationToken);

        var text = texts.ShouldHaveSingleItem();
        text.ShouldContain("ImagePullBackOff");
        text.ShouldNotContain("fieldsV1");
        text.ShouldNotContain("emptyDir");
        text.ShouldNotContain("not this");
    }

    [Fact]
    public async Task A_list_says_its_version_and_where_it_goes_on()
    {
        var reader = new ListReader(ReadFields.Of(ResourceKind.Pod), _ => { });

        await reader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(List(Pod))), () => { }, TestContext.Current.CancellationToken);

        reader.ResourceVersion.ShouldBe("42");
        reader.Continue.ShouldBe("there");
    }

    [Fact]
    public async Task Half_a_list_is_none()
    {
        var text = List(Pod);

        await Should.ThrowAsync<JsonException>(() => ReadAsync(ResourceKind.Pod, text[..(text.Length / 2)], 64));
    }

    private static string List(params string[] items) =>
        $$"""{ "kind": "List", "items": [ {{string.Join(" , ", items)}} ], "metadata": { "resourceVersion": "42", "continue": "there" } }""";

    private static async Task<List<MeshResource?>> ReadAsync(ResourceKind kind, string list, int size)
    {
        List<MeshResource?> items = [];
        var reader = new ListReader(ReadFields.Of(kind), item => items.Add(ResourceReader.Read(kind, item)));
        await reader.ReadAsync(new InPieces(Encoding.UTF8.GetBytes(list), size), () => { }, TestContext.Current.CancellationToken);
        return items;
    }

    private sealed class InPieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, size)], cancellationToken);
    }
}
