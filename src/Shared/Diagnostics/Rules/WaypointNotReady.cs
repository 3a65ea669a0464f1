using System.Collections.Immutable;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>A waypoint's Gateway has no address or is not programmed.</summary>
internal sealed class WaypointNotReady : FindingRule
{
    public override RuleInfo Info { get; } = new(
        "WP002",
        "Waypoint is not ready",
        Severity.Error,
        "The Gateway exists, but istiod has given it no address, or says that it is not programmed. As long as there is no address, nobody is bound to it: "
        + "whoever names it gets no waypoint. The first address comes with the first pod, so the reason mostly lies with the pods: an image, a quota, no room on the nodes.",
        IstioDocs.TroubleshootWaypoints);

    public override ImmutableArray<ResourceKind> Subjects { get; } = [ResourceKind.Gateway];

    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        var gateway = (GatewayResource)subject;
        var hasAddress = gateway.Addresses.Count > 0;
        if (gateway.Metadata.IsDeleting || (hasAddress && gateway.Programmed is not { Status: "False" }) || GatewayRoles.Of(gateway, mesh.Resources) != GatewayRole.Waypoint)
        {
            yield break;
        }

        var hindrance = WaypointHindrance.Of(mesh, gateway);
        // Whoever names it for a canary keeps its primary waypoint.
        var naming = WaypointConsumers.Naming(mesh, new(gateway.Namespace, gateway.Name));
        var lost = naming.Where(key => mesh.Bindings.Of(key) is WaypointBinding.Refused).ToList();
        yield return new(
            Info.Id,
            lost.Count > 0 && !hasAddress ? Severity.Error : Severity.Warning,
            gateway.Key,
            $"Gateway {gateway.Key.QualifiedName} {(hasAddress ? "has an address, but" : "has no address:")} {Said(gateway)}{(hindrance is null ? "" : $"; {hindrance.Clause}")}.",
            Effect(lost, naming.Count - lost.Count, hasAddress),
            hindrance?.Fix ?? Fix(gateway),
            hindrance?.Remedy,
            [.. hindrance is null ? [] : (ReadOnlySpan<ObjectKey>)[hindrance.Object], .. WaypointConsumers.Related(naming)]);
    }

    private static string Fix(GatewayResource gateway) => gateway.Conditions.Any(condition => condition is { Type: "Accepted", Status: "False" })
        ? "Correct the Gateway as its Accepted condition says."
        : $"Check that an istiod runs which serves this Gateway (class {gateway.ClassName}, revision {gateway.Labels[IstioNames.Revision] ?? "default"}), and read the Gateway's conditions.";

    private static string Said(GatewayResource gateway)
    {
        var said = gateway.Conditions.Where(condition => condition is { Type: "Accepted", Status: "False" } or { Type: "Programmed", IsTrue: false }).Select(Said).ToList();
        return said.Count > 0 ? string.Join(", ", said) : gateway.Programmed is null ? "istiod has written no Programmed condition" : "Programmed is True all the same";
    }

    private static string Said(StatusCondition condition) => condition.Message.Length == 0
        ? $"{condition.Type} is {condition.Status} ({condition.Reason})"
        : $"{condition.Type} is {condition.Status} ({condition.Reason}: {FindingText.Quote(condition.Message)})";

    private static string Effect(List<ObjectKey> lost, int canaries, bool hasAddress) => (lost.Count, canaries, hasAddress) switch
    {
        (_, _, true) => "Whoever uses it stays bound to the address that it had; if no pod answers there, their requests fail.",
        (0, 0, false) => "Nobody uses it yet; whoever is enrolled before it is ready gets no waypoint, and no routes and L7 policies.",
        (0, _, false) => $"{FindingText.Count(canaries, "service")} that {(canaries == 1 ? "names it for a canary sends" : "name it for a canary send")} all connections to the primary waypoint.",
        _ => $"{FindingText.Count(lost)} that {(lost.Count == 1 ? "names it gets" : "name it get")} no waypoint: traffic goes straight to the pods, and routes and L7 policies are not applied.",
    };
}
