using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;
using static WaypointDashboard.Shared.Tests.Policies.PolicyMesh;

namespace WaypointDashboard.Shared.Tests.Policies;

/// <summary>The conditions that istiod writes on policies and routes, word for word.</summary>
public sealed class PolicyConditionTests
{
    [Theory]
    [InlineData("{kind: Service, group: '', name: cart}", true, "Accepted", "bound to shop/waypoint")]
    [InlineData("{kind: ServiceEntry, group: networking.istio.io, name: mail}", true, "Accepted", "bound to shop/waypoint")]
    [InlineData("{kind: Service, group: '', name: free}", false, "AncestorNotBound", "Service shop/free is not bound to a waypoint")]
    [InlineData("{kind: Service, group: '', name: nobody}", false, "TargetNotFound", "Service shop/nobody was not found")]
    [InlineData("{kind: Gateway, group: gateway.networking.k8s.io, name: waypoint}", true, "Accepted", "bound to shop/waypoint")]
    [InlineData("{kind: Gateway, group: gateway.networking.k8s.io, name: starting}", false, "TargetNotFound", "not bound")]
    [InlineData("{kind: GatewayClass, group: gateway.networking.k8s.io, name: istio-waypoint}", false, "Invalid", "AuthorizationPolicy must be in the root namespace `istio-system` when referencing a GatewayClass")]
    [InlineData("{kind: Deployment, group: apps, name: cart}", false, "unknown", "not bound")]
    public void A_single_target_speaks_for_itself(string reference, bool isTrue, string reason, string message) =>
        Condition(Authorization($"{{targetRefs: [{reference}]}}")).ShouldBe(new PolicyCondition("WaypointAccepted", isTrue, reason, message));

    [Theory]
    [InlineData("istio-waypoint", true, "Accepted", "bound to istio-waypoint")]
    [InlineData("other-class", false, "Invalid", "GatewayClass must use controller name `istio.io/mesh-controller` for waypoints")]
    [InlineData("nobody", false, "TargetNotFound", "not bound")]
    public void A_class_is_accepted_by_its_controller(string name, bool isTrue, string reason, string message) =>
        Condition(Authorization($"{{targetRefs: [{{kind: GatewayClass, group: gateway.networking.k8s.io, name: {name}}}]}}", "istio-system"))
            .ShouldBe(new PolicyCondition("WaypointAccepted", isTrue, reason, message));

    [Theory]
    [InlineData("cart", "mail", true, "Accepted", "")]
    [InlineData("cart", "free", true, "PartiallyInvalid", "Invalid targetRefs: Service.core:shop/free")]
    [InlineData("free", "out", false, "Invalid", "Invalid targetRefs: Service.core:shop/free, Service.core:shop/out")]
    public void Several_targets_are_folded_into_one(string first, string second, bool isTrue, string reason, string message) =>
        Condition(Authorization($"{{targetRefs: [{Reference(first)}, {Reference(second)}]}}")).ShouldBe(new PolicyCondition("WaypointAccepted", isTrue, reason, message));

    [Fact]
    public void Without_targets_there_is_no_condition() => Condition(Authorization("{}")).ShouldBeNull();

    [Theory]
    [InlineData("{kind: Service, group: '', name: cart}", "All waypoints resolved")]
    [InlineData("{kind: Service, group: '', name: lost}", "All waypoints resolved")]
    [InlineData("{kind: Service, group: '', name: out}", "istio.io/use-waypoint label missing from parent and parent namespace; in ambient mode, route will not be respected")]
    [InlineData("{kind: Service, group: '', name: free}", "istio.io/use-waypoint label missing from parent and parent namespace; in ambient mode, route will not be respected")]
    [InlineData("{kind: Service, group: '', name: nobody}", "parent not found")]
    [InlineData("{kind: ServiceEntry, group: networking.istio.io, name: mail, namespace: shop}", "All waypoints resolved")]
    [InlineData("{kind: Gateway, name: waypoint}", null)]
    public void A_route_s_condition_looks_at_labels_alone(string parent, string? message)
    {
        var route = ClusterText.One<RouteResource>(Document("gateway.networking.k8s.io/v1", "HTTPRoute", $"{{parentRefs: [{parent}]}}"));

        RouteResolution.Condition(route, route.ParentRefs[0], With().Resources)?.Message.ShouldBe(message);
        (RouteResolution.Condition(route, route.ParentRefs[0], With().Resources) is null).ShouldBe(message is null);
    }

    [Fact]
    public void A_route_finds_the_label_on_the_namespace_too()
    {
        var route = ClusterText.One<RouteResource>(Document("gateway.networking.k8s.io/v1", "HTTPRoute", "{parentRefs: [{kind: Service, group: '', name: x}]}", "till"));
        var objects = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: till, labels: {istio.io/use-waypoint: waypoint}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: x, namespace: till}
            """;

        RouteResolution.Condition(route, route.ParentRefs[0], With(objects).Resources)!.Message.ShouldBe("All waypoints resolved");
    }

    private static PolicyCondition? Condition(string document) =>
        WaypointAcceptedCondition.Of(ClusterText.One<AuthorizationPolicyResource>(document), With(document));

    private static string Reference(string name) => name == "mail" ? "{kind: ServiceEntry, group: networking.istio.io, name: mail}" : $"{{kind: Service, group: '', name: {name}}}";
}
