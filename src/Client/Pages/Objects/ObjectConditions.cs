using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Pages.Objects;

/// <summary>The conditions of objects.</summary>
internal static class ObjectConditions
{
    public static IEnumerable<ShownCondition> Of(MeshResource resource) => resource switch
    {
        GatewayResource gateway => Own(gateway.Conditions).Concat(gateway.Listeners.SelectMany(listener => listener.Conditions.Select(condition => new ShownCondition($"listener {listener.Name}", condition)))),
        RouteResource route => route.Parents.SelectMany(parent => parent.Conditions.Select(condition => new ShownCondition($"parent {parent.Parent.Kind} {parent.Parent.Name}", condition))),
        ServiceResource service => Own(service.Conditions),
        ServiceEntryResource entry => Own(entry.Conditions),
        WorkloadEntryResource entry => Own(entry.Conditions),
        DeploymentResource deployment => Own(deployment.Conditions),
        GatewayClassResource gatewayClass => Own(gatewayClass.Conditions),
        PolicyResource policy => Own(policy.Conditions),
        _ => [],
    };

    private static IEnumerable<ShownCondition> Own(ValueList<StatusCondition> conditions) => conditions.Select(condition => new ShownCondition("", condition));
}
