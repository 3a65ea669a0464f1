using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Topology;

/// <summary>What is known about a node or an edge, in lines.</summary>
internal static class NodeFacts
{
    public static IEnumerable<NodeFact> Of(TopologyNode node, ObjectKey? key, TopologyGraph graph, LiveMesh live)
    {
        var resource = key is { } known ? live.Mesh.Resources.Find(known) : null;
        var own = resource switch
        {
            GatewayResource gateway => OfGateway(gateway, node, live),
            NamespaceResource home => OfNamespace(home, node, live),
            ServiceResource service => OfService(service).Concat(OfBinding(service.Key, live)),
            ServiceEntryResource entry => OfServiceEntry(entry).Concat(OfBinding(entry.Key, live)),
            PodResource pod => OfPod(pod).Concat(OfBinding(pod.Key, live)),
            WorkloadEntryResource entry => OfBinding(entry.Key, live).Prepend(new("Address", entry.Address)),
            _ when node.Kind == TopologyNodeKind.MissingWaypoint => OfMissing(node, live),
            _ => [new NodeFact("Pods", node.Detail)],
        };
        var mode = node.Kind is TopologyNodeKind.Waypoint or TopologyNodeKind.MissingWaypoint or TopologyNodeKind.IngressGateway
            ? Enumerable.Empty<NodeFact>()
            : [new("Mesh", TopologyWords.Of(node.Mode))];
        var related = graph.Edges.Values.Where(edge => edge.Kind == TopologyEdgeKind.Selects && (edge.Source == node.Id || edge.Target == node.Id))
            .Select(edge => edge.Source == node.Id
                ? new NodeFact("Selects", graph.Nodes[edge.Target].Label, edge.Target)
                : new NodeFact("Selected by", graph.Nodes[edge.Source].Label, edge.Source))
            .OrderBy(fact => fact.Text, StringComparer.Ordinal);
        return mode.Concat(own).Concat(related);
    }

    public static IEnumerable<NodeFact> Of(TopologyEdge edge, TopologyNode source, TopologyNode target)
    {
        yield return new("From", $"{TopologyWords.Of(source.Kind)} {source.Label}", source.Id);
        yield return new("To", $"{TopologyWords.Of(target.Kind)} {target.Label}", target.Id);
        if (edge.Count > 1)
        {
            yield return new("Stands for", $"{edge.Count} objects");
        }

        if (edge.Kind != TopologyEdgeKind.Selects)
        {
            yield return new("Namespaces", edge.IsCrossNamespace ? "Crosses from one namespace to another" : "Within one namespace");
        }

        if (edge.Weight is { } weight)
        {
            yield return new("Share", $"{weight} % of the connections");
        }

        if (edge.Kind == TopologyEdgeKind.Refused)
        {
            yield return new("Reason", edge.Reason?.ToString() ?? "Several; open the namespace to see each");
            if (edge.Message is { } message)
            {
                yield return new("istiod says", message);
            }
        }
    }

    private static IEnumerable<NodeFact> OfBinding(ObjectKey key, LiveMesh live)
    {
        var binding = live.Mesh.Bindings.Of(key);
        switch (binding)
        {
            case WaypointBinding.Bound bound:
                yield return new("Waypoint", bound.Waypoint.ToString(), bound.Waypoint.Key.ToString());
                yield return Decision(bound.DecidedBy, key);
                if (bound.Canary is CanaryBinding.Accepted canary)
                {
                    yield return new("Second waypoint", $"{canary.Waypoint}, {canary.Weight} % of the connections", canary.Waypoint.Key.ToString());
                }
                else if (bound.Canary is CanaryBinding.Refused refused)
                {
                    yield return new("Second waypoint", $"Refused: {refused.Refusal.Message}");
                }

                break;
            case WaypointBinding.Refused refused:
                yield return new("Waypoint", $"{refused.Refusal.Waypoint}: refused ({refused.Refusal.Reason}). Traffic goes direct, without L7 policy.");
                yield return new("istiod says", refused.Refusal.Message);
                yield return Decision(refused.DecidedBy, key);
                break;
            case WaypointBinding.OptedOut:
                yield return new("Waypoint", "None: it opts out with use-waypoint=none.");
                break;
            case WaypointBinding.None none:
                yield return new("Waypoint", $"None. {TopologyWords.Of(none.Cause)}");
                break;
        }
    }

    private static NodeFact Decision(ObjectKey? decidedBy, ObjectKey key) =>
        decidedBy is { } by && by != key ? new("Decided by", $"The label of {by.Kind} {by.QualifiedName}", by.ToString()) : new("Decided by", "Its own label");

    private static IEnumerable<NodeFact> OfService(ServiceResource service)
    {
        yield return new("Type", service.IsHeadless ? "Headless" : service.Type);
        if (service.ClusterIPs.Count > 0 && !service.IsHeadless)
        {
            yield return new("Address", string.Join(", ", service.ClusterIPs));
        }

        if (service.Ports.Count > 0)
        {
            yield return new("Ports", string.Join(", ", service.Ports.Select(port => $"{port.Port} {port.Name}".Trim())));
        }

        if (service.Selector.Count > 0)
        {
            yield return new("Selector", service.Selector.ToString());
        }
    }

    private static IEnumerable<NodeFact> OfServiceEntry(ServiceEntryResource entry)
    {
        yield return new("Hosts", string.Join(", ", entry.Hosts));
        yield return new("Location", entry.Location);
        yield return new("Resolution", entry.Resolution);
    }

    private static IEnumerable<NodeFact> OfPod(PodResource pod)
    {
        yield return new("Phase", pod.WaitingReason is { } reason ? $"{pod.Phase}: {reason}" : pod.IsReady ? $"{pod.Phase}, ready" : $"{pod.Phase}, not ready");
        yield return new("Address", pod.Addresses.Count == 0 ? "None yet" : string.Join(", ", pod.Addresses));
        yield return new("Node", pod.NodeName.Length == 0 ? "Not scheduled" : pod.NodeName);
        yield return new("Service account", pod.ServiceAccount);
    }

    private static IEnumerable<NodeFact> OfNamespace(NamespaceResource home, TopologyNode node, LiveMesh live)
    {
        var label = UseWaypointLabel.Read(home.Labels, home.Name);
        yield return label.Waypoint is { } named ? new("Waypoint", named.ToString(), IdOf(named, live))
            : new("Waypoint", label.IsNone ? "None: use-waypoint=none" : "The namespace asks for none");
        if (UseWaypointLabel.ReadCanary(home.Labels, home.Name) is { } canary)
        {
            yield return new("Second waypoint", canary.ToString(), IdOf(canary, live));
        }

        yield return new("Holds", $"{node.Counts.Services} services, {node.Counts.Workloads} workloads, {node.Counts.Pods} pods, {node.Counts.Waypoints} waypoints");
    }

    private static IEnumerable<NodeFact> OfGateway(GatewayResource gateway, TopologyNode node, LiveMesh live)
    {
        yield return new("Class", gateway.ClassName);
        yield return new("Address", gateway.Addresses.Count == 0 ? "None: nobody can be bound to it" : string.Join(", ", gateway.Addresses.Select(address => address.Value)));
        yield return new("Programmed", gateway.Programmed is { } programmed ? $"{programmed.Status} {programmed.Message}".Trim() : "istiod has not said");
        yield return new("Pods", node.Detail.Split('·')[^1].Trim());
        if (node.Kind == TopologyNodeKind.Waypoint)
        {
            var waypoint = Waypoint.Read(gateway, live.Mesh.Resources);
            var origin = waypoint.TrafficTypeFrom is { } key ? $"from the label of {key.Kind} {key.Name}" : "the default";
            yield return new("Takes traffic to", $"{TopologyWords.Of(waypoint.TrafficType)} ({origin})");
            yield return new("Lets in", TopologyWords.Of(waypoint.AllowedRoutes));
            yield return new("Revision", waypoint.Revision ?? "The default one");
            yield return new("Bound to it", $"{live.Mesh.Bindings.BoundTo(waypoint.Reference).Count()} of {live.Mesh.Bindings.NamedBy(waypoint.Reference).Count} objects that name it");
        }
    }

    private static IEnumerable<NodeFact> OfMissing(TopologyNode node, LiveMesh live)
    {
        yield return new("Gateway", $"There is no Gateway {node.Namespace}/{node.Label}. Those who name it go without a waypoint.");
        foreach (var user in (TopologyIds.MissingOf(node.Id) is { } waypoint ? ObjectActions.NamedBy(waypoint, live) : []).Take(20))
        {
            yield return new("Named by", $"{user.Kind} {user.QualifiedName}", user.ToString());
        }
    }

    private static string IdOf(WaypointRef waypoint, LiveMesh live) =>
        live.Mesh.Resources.Find(waypoint.Key) is null ? TopologyIds.Missing(waypoint) : waypoint.Key.ToString();
}
