using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP028: a route names a waypoint's Gateway for its parent (istiod: gateway_collection.go, "Waypoint doesn't convert routes").</summary>
internal sealed class RouteParentIsWaypoint : FindingRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "WP028",
        "Route attached to the waypoint itself",
        Severity.Warning,
        "A route takes effect at a waypoint when its parent is the Service or ServiceEntry that it is about. A route whose parent is the waypoint's Gateway is accepted by the API and does nothing: Istio's waypoints convert no such routes.",
        IstioDocs.Layer7Features);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Subjects => [ResourceKind.HTTPRoute, ResourceKind.GRPCRoute, ResourceKind.TCPRoute, ResourceKind.TLSRoute];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        if (subject is not RouteResource route)
        {
            yield break;
        }

        var waypoints = new RoutePlacements(mesh).Of(route)
            .Where(placement => placement.Enforcement is Enforcement.Nowhere { Cause: NotEnforcedCause.ParentIsWaypoint })
            .Select(placement => placement.Target)
            .OfType<ObjectKey>()
            .Distinct()
            .ToList();
        if (waypoints.Count == 0)
        {
            yield break;
        }

        var isOnlyParent = route.ParentRefs.All(parent => IsOneOf(parent, route, waypoints));
        var backends = IngressRoutes.BackendsOf(route).Distinct().ToList();
        yield return new(
            Info.Id,
            Severity.Warning,
            route.Key,
            $"The parent of {FindingText.Of(route.Key)} is waypoint {FindingText.Names([.. waypoints.Select(waypoint => waypoint.QualifiedName)])}, but waypoints take routes of Services and ServiceEntries only.",
            isOnlyParent
                ? "The route does nothing: requests go to the services as if it were not there."
                : "The route does nothing at that waypoint; only its other parents count.",
            backends is [{ } far] && !IsFollowed(mesh, route, far)
                ? mesh.Resources.Find(far) is ServiceResource { IsHeadless: true }
                    ? $"Service {far.QualifiedName} is headless: clients address its pods, and no route of it is followed. Give it a cluster IP and make it the parent, or delete the route."
                    : $"A waypoint reads routes of its own namespace and of the service's: move the route into namespace {far.Namespace} and make Service {far.QualifiedName} its parent there."
                : backends is [var single]
                ? $"Make Service {single.QualifiedName} its parent instead (group \"\", kind Service)."
                : "Make the Service or ServiceEntry that requests are addressed to its parent instead (group \"\" and kind Service, or group networking.istio.io and kind ServiceEntry).",
            backends is [var backend] && mesh.Resources.Find(backend) is not null && IsFollowed(mesh, route, backend)
                ? new($"Attach {FindingText.Of(route.Key)} to Service {backend.QualifiedName}", Patch(route, waypoints, backend))
                : null,
            [.. waypoints, .. backends]);
    }

    /// <summary>Whether a waypoint of the service would read the route and clients follow it, as far as that can be seen.</summary>
    private static bool IsFollowed(MeshSnapshot mesh, RouteResource route, ObjectKey service) =>
        !WaypointConsumers.IsHeadless(mesh, service)
        && (route.Namespace == service.Namespace || (mesh.Bindings.Of(service) is WaypointBinding.Bound bound && bound.Waypoint.Namespace == route.Namespace));

    private static bool IsOneOf(TargetReference parent, RouteResource route, List<ObjectKey> gateways) =>
        parent.IsGateway && gateways.Contains(new(ResourceKind.Gateway, parent.Namespace ?? route.Namespace, parent.Name));

    // A merge patch replaces the whole list: the other parents are written again as they are.
    private static ChangeIntent.PatchObject Patch(RouteResource route, List<ObjectKey> waypoints, ObjectKey service)
    {
        var kept = route.ParentRefs.Where(parent => !IsOneOf(parent, route, waypoints)).ToList();
        if (!kept.Exists(parent => RouteResolution.ServiceOf(route, parent) == service))
        {
            kept.Add(new("", nameof(ResourceKind.Service), service.Name, service.Namespace == route.Namespace ? null : service.Namespace));
        }

        return new(
            route.Key,
            new JsonObject { ["spec"] = new JsonObject { ["parentRefs"] = new JsonArray([.. kept.Select(Write)]) } }.ToJsonString(),
            "Attach the route to the service");
    }

    private static JsonNode Write(TargetReference parent)
    {
        var written = new JsonObject { ["group"] = parent.Group, ["kind"] = parent.Kind, ["name"] = parent.Name };
        if (parent.Namespace is { } home)
        {
            written["namespace"] = home;
        }

        if (parent.Port is { } port)
        {
            written["port"] = port;
        }

        if (parent.SectionName is { } section)
        {
            written["sectionName"] = section;
        }

        return written;
    }
}
