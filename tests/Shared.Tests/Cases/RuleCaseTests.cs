using System.Text.Json;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Resources.Reading;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Cases;

/// <summary>Single rules of istiod, each held to cases that give it nothing but its input.</summary>
public sealed class RuleCaseTests
{
    private static readonly Dictionary<string, MeshCase> Cases = MeshCase.All.ToDictionary(found => found.Name, StringComparer.Ordinal);

    public static TheoryData<string> IngressLabels => Of("ingress-labels");

    public static TheoryData<string> AllowedRoutesCases => Of("allowed-routes");

    public static TheoryData<string> CanaryReferences => Of("canary-reference");

    public static TheoryData<string> CanaryWeights => Of("canary-weight");

    public static TheoryData<string> Listeners => Of("listener");

    public static TheoryData<string> ConditionMessages => Of("condition-message");

    public static TheoryData<string> PolicyAttachments => Of("policy-attach");

    [Theory]
    [MemberData(nameof(IngressLabels))]
    public void The_ingress_label_is_read_as_istiod_reads_it(string name)
    {
        var input = Cases[name].Content.GetProperty("input");

        var use = IngressUse.Read(Service(Labels(input, "serviceLabels")), Home(Labels(input, "namespaceLabels")));

        (use.IsWritten, use.IsOn).ShouldBe((Expected(name, "labelPresent").GetBoolean(), Expected(name, "ingressUseWaypoint").GetBoolean()));
    }

    [Theory]
    [MemberData(nameof(AllowedRoutesCases))]
    public void A_waypoint_lets_in_whom_istiod_lets_in(string name)
    {
        var objects = ResourceIndex.From(Cases[name].Content.GetProperty("objects").EnumerateArray().Select(ResourceReader.Read).OfType<MeshResource>());
        var routes = Waypoint.Read(objects.All<GatewayResource>(ResourceKind.Gateway).ShouldHaveSingleItem(), objects).AllowedRoutes;

        (routes switch { AllowedRoutes.All => "All", AllowedRoutes.Selected => "Selector", _ => "Same" }).ShouldBe(Expected(name, "from").GetString());
        if (Expected(name, "selector") is { ValueKind: JsonValueKind.Object } selector)
        {
            var chosen = routes.ShouldBeOfType<AllowedRoutes.Selected>().Selector.ShouldNotBeNull();
            var labels = LabelsOf(selector.TryGetProperty("matchLabels", out var match) ? match : selector);
            (chosen.MatchLabels, chosen.Matches(labels)).ShouldBe((labels, true));
        }
    }

    [Theory]
    [MemberData(nameof(CanaryReferences))]
    public void The_canary_is_the_one_that_istiod_takes(string name)
    {
        var input = Cases[name].Content.GetProperty("input");
        var home = input.GetProperty("objectNamespace").GetString()!;
        var target = new ServiceResource(new(home, "app", Labels(input, "objectLabels"), LabelSet.Empty), "ClusterIP", [], LabelSet.Empty, [], [], []);

        var canary = CanaryRequest.Read(target, Home(Labels(input, "namespaceLabels"), home));

        canary?.Waypoint.ToString().ShouldBe(Expected(name, "canary").GetString());
    }

    [Theory]
    [MemberData(nameof(CanaryWeights))]
    public void The_canarys_weight_is_the_one_that_istiod_reads(string name)
    {
        var input = Cases[name].Content.GetProperty("input");
        var asks = LabelSet.Of((IstioNames.UseWaypointCanary, "next"));
        var target = new ServiceResource(new("home", "app", asks, Labels(input, "objectAnnotations")), "ClusterIP", [], LabelSet.Empty, [], [], []);

        var canary = CanaryRequest.Read(target, new NamespaceResource(new("", "home", LabelSet.Empty, Labels(input, "namespaceAnnotations")))).ShouldNotBeNull();

        canary.Weight.ShouldBe(Expected(name, "valid").GetBoolean() ? Expected(name, "weight").GetInt32() : null);
    }

    [Theory]
    [MemberData(nameof(Listeners))]
    public void A_listener_is_what_istiod_expects_or_not(string name)
    {
        var listener = Cases[name].Content.GetProperty("input").GetProperty("listener");
        var read = new GatewayListener("mesh", listener.GetProperty("port").GetInt32(), listener.GetProperty("protocol").GetString()!, null, null);

        GatewayRoles.IsHbone(read).ShouldBe(!Expected(name, "unexpected").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(ConditionMessages))]
    public void A_condition_says_what_istiod_makes_it_say(string name)
    {
        var input = Cases[name].Content.GetProperty("input");
        if (input.TryGetProperty("visibility", out var visibility))
        {
            CheckVisibility(name, input, visibility.GetString()!);
            return;
        }

        var target = Service(LabelSet.Empty);
        var refusal = input.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
            ? new BindingRefusal(new("ns", "canary"), RefusalReason.WaypointIsNotReady, error.GetProperty("message").GetString()!)
            : null;
        WaypointBinding binding = input.GetProperty("waypoint").GetString()?.Split('/') is [var home, var waypoint]
            ? new WaypointBinding.Bound(target.Key, new(home, waypoint), refusal is null ? null : new CanaryBinding.Refused(refusal))
            : new WaypointBinding.Refused(target.Key, refusal.ShouldNotBeNull());

        var condition = WaypointBoundCondition.Expected(target, binding, ResourceIndex.Empty).ShouldNotBeNull();

        condition.Status.ShouldBe(Expected(name, "status").GetString());
        if (Expected(name, "messageContains") is { ValueKind: JsonValueKind.String } part)
        {
            condition.Message.ShouldContain(part.GetString()!);
        }
    }

    [Theory]
    [MemberData(nameof(PolicyAttachments))]
    public void A_policy_attaches_to_what_istiod_attaches_it_to(string name)
    {
        var content = Cases[name].Content;
        var (workload, policy) = (content.GetProperty("input").GetProperty("workload"), content.GetProperty("input").GetProperty("policy"));
        var match = new WorkloadMatch(
            workload.GetProperty("namespace").GetString()!,
            Labels(workload, "labels"),
            workload.GetProperty("isWaypoint").GetBoolean(),
            workload.GetProperty("services").EnumerateArray().Select(service => new ObjectKey(
                service.TryGetProperty("kind", out var kind) && kind.GetString() == "ServiceEntry" ? ResourceKind.ServiceEntry : ResourceKind.Service,
                service.GetProperty("namespace").GetString()!,
                service.GetProperty("name").GetString()!)).ToValueList(),
            workload.GetProperty("rootNamespace").GetString()!);
        var selectorsReachGateways = !content.TryGetProperty("features", out var features)
            || !features.TryGetProperty("ENABLE_SELECTOR_BASED_K8S_GATEWAY_POLICY", out var setting) || GoBoolean.IsTrue(setting.ToString());
        // The reader of policies reads the references as it does in a cluster.
        var read = ResourceReader.Read(JsonSerializer.SerializeToElement(new
        {
            apiVersion = "security.istio.io/v1",
            kind = "AuthorizationPolicy",
            metadata = new { name = "policy", @namespace = policy.GetProperty("namespace").GetString() },
            spec = policy,
        })).ShouldBeOfType<AuthorizationPolicyResource>();

        PolicyAttachment.Attaches(match, read.Namespace, read.Selector, read.TargetRefs, selectorsReachGateways).ShouldBe(Expected(name, "attached").GetBoolean());
    }

    private static void CheckVisibility(string name, JsonElement input, string visibility)
    {
        MeshResource target = input.GetProperty("kind").GetString() == "ServiceEntry"
            ? new ServiceEntryResource(new("ns", "app", LabelSet.Empty, LabelSet.Empty), ["svc.example.com"], [], [], [], "", "DNS", [], null, [], [])
            : Service(LabelSet.Empty);
        ValueList<VisibilityPolicy> policies = input.GetProperty("visibilityConfigured").GetBoolean() ? [new VisibilityPolicy(null, visibility)] : [];
        var resources = ResourceIndex.From([target, new MeshConfigResource(new("istio-system", "istio", LabelSet.Empty, LabelSet.Empty), "istio-system", "cluster.local", policies)]);

        VisibilityAppliedCondition.ExpectedReason(target, resources).ShouldBe(Expected(name, "visibilityReason").GetString());
    }

    private static ServiceResource Service(LabelSet labels) => new(new("ns", "app", labels, LabelSet.Empty), "ClusterIP", [], LabelSet.Empty, [], [], []);

    private static NamespaceResource Home(LabelSet labels, string name = "ns") => new(new("", name, labels, LabelSet.Empty));

    private static JsonElement Expected(string name, string part) => Cases[name].Expected(part);

    private static LabelSet Labels(JsonElement parent, string name) => parent.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object ? LabelsOf(found) : LabelSet.Empty;

    private static LabelSet LabelsOf(JsonElement labels) => LabelSet.From(labels.EnumerateObject().Select(label => KeyValuePair.Create(label.Name, label.Value.ToString())));

    private static TheoryData<string> Of(string kind) => [.. Cases.Values.Where(found => found.Kind == kind).Select(found => found.Name)];
}
