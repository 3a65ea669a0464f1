using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Plans changes to a waypoint's Gateway that leave the rest of it as it is.</summary>
internal static class GatewayPlanner
{
    /// <summary>Plans which namespaces may use a waypoint.</summary>
    public static void PlanAllowedNamespaces(PlanDraft draft, ChangeIntent.SetAllowedNamespaces intent)
    {
        draft.Title = $"Change which namespaces may use {intent.Waypoint}";
        if (intent.Allowed is AllowedNamespaces.Matching { Selector: var selector } && LabelSelectorProblem.Of(selector) is { } wrong)
        {
            draft.Refuse(nameof(intent.Allowed), wrong);
        }

        if (draft.RequireWaypoint(intent.Waypoint, nameof(intent.Waypoint)) is not { } waypoint)
        {
            return;
        }

        if (waypoint.ListenerIndex is not { } index)
        {
            PlanListenerFor(draft, waypoint, intent);
            return;
        }

        if (intent.Allowed.IsSameAs(waypoint.AllowedRoutes))
        {
            return;
        }

        var listener = waypoint.Gateway.Listeners[index];
        var namespaces = WaypointManifest.Namespaces(intent.Allowed) ?? new JsonObject { ["from"] = "Same" };
        var path = $"/spec/listeners/{index}";
        var operations = new JsonArray(
            new JsonObject { ["op"] = "test", ["path"] = $"{path}/name", ["value"] = listener.Name },
            listener.AllowedFrom is null
                ? new JsonObject { ["op"] = "add", ["path"] = $"{path}/allowedRoutes", ["value"] = new JsonObject { ["namespaces"] = namespaces } }
                : new JsonObject { ["op"] = "add", ["path"] = $"{path}/allowedRoutes/namespaces", ["value"] = namespaces });
        draft.Step(new PlanStep.EditList(intent.Waypoint.Key, operations.ToJsonString(PlanJson.Options)));
        NoticeOwnNamespace(draft, intent);
    }

    // Without an HBONE listener istiod lets in the waypoint's own namespace only, whatever is written: the listener is made right with what it shall let in.
    private static void PlanListenerFor(PlanDraft draft, Waypoint waypoint, ChangeIntent.SetAllowedNamespaces intent)
    {
        if (!NamespaceAdmission.HasListenerToCorrect(waypoint))
        {
            draft.Refuse(
                nameof(intent.Waypoint),
                $"Waypoint {waypoint.Reference} has no listener with protocol HBONE on port {IstioNames.HbonePort}{(waypoint.Binding is null ? "" : $", nor the one that {IstioNames.WaypointInboundBinding} names")}, so that istiod lets in its own namespace only whatever is written. Correct its listeners first.");
            return;
        }

        draft.Notice(Severity.Info, waypoint.Reference.Key, $"Waypoint {waypoint.Reference} has no listener with protocol HBONE on port {IstioNames.HbonePort}; its first listener becomes that, and the others go.");
        CorrectListeners(draft, waypoint, intent.Allowed);
        NoticeOwnNamespace(draft, intent);
    }

    private static void NoticeOwnNamespace(PlanDraft draft, ChangeIntent.SetAllowedNamespaces intent)
    {
        if (intent.Allowed is AllowedNamespaces.Matching { Selector: var chosen }
            && draft.Mesh.Resources.FindNamespace(intent.Waypoint.Namespace) is { } home && !chosen.Matches(home.Labels))
        {
            draft.Notice(Severity.Warning, intent.Waypoint.Key, $"The selector does not match the waypoint's own namespace {home.Name}: its services would be refused too.");
        }
    }

    /// <summary>Plans the one listener that istiod expects: one that is right stays as it is, else the first is made right, and all others go.</summary>
    public static void PlanListener(PlanDraft draft, ChangeIntent.SetWaypointListener intent)
    {
        draft.Title = $"Correct the listener of {intent.Waypoint}";
        if (draft.RequireWaypoint(intent.Waypoint, nameof(intent.Waypoint)) is not { } waypoint)
        {
            return;
        }

        if (waypoint.Binding is not null)
        {
            draft.Refuse(nameof(intent.Waypoint), $"Waypoint {intent.Waypoint} stands behind a listener of its own ({IstioNames.WaypointInboundBinding}), which is to stay as it is.");
            return;
        }

        CorrectListeners(draft, waypoint, null);
    }

    private static void CorrectListeners(PlanDraft draft, Waypoint waypoint, AllowedNamespaces? allowed)
    {
        var listeners = waypoint.Gateway.Listeners;
        var kept = Math.Max(0, listeners.ToList().FindIndex(GatewayRoles.IsHbone));
        if (listeners.Count == 0 || (listeners.Count == 1 && GatewayRoles.IsHbone(listeners[kept])))
        {
            return;
        }

        // From the last to the first, so that the places of those before it stay what they were; each is named, so that it fails where they are no longer as they were.
        var operations = new JsonArray([.. listeners.Select((listener, index) => Operation("test", $"{index}/name", listener.Name))]);
        if (!GatewayRoles.IsHbone(listeners[kept]))
        {
            operations.Add(Operation("replace", $"{kept}", Hbone(listeners[kept], allowed)));
        }

        foreach (var index in Enumerable.Range(0, listeners.Count).Reverse().Where(index => index != kept))
        {
            operations.Add(new JsonObject { ["op"] = "remove", ["path"] = $"/spec/listeners/{index}" });
        }

        draft.Step(new PlanStep.EditList(waypoint.Reference.Key, operations.ToJsonString(PlanJson.Options)));
    }

    /// <summary>Plans what traffic a waypoint takes.</summary>
    public static void PlanTrafficType(PlanDraft draft, ChangeIntent.SetTrafficType intent)
    {
        draft.Title = intent.TrafficType is { } type
            ? $"Let {intent.Waypoint} take {WaypointManifest.LabelOf(type)} traffic"
            : $"Take the traffic type off {intent.Waypoint}";
        if (intent.TrafficType is TrafficType.Unknown)
        {
            draft.Refuse(nameof(intent.TrafficType), "Choose service, workload, all or none, or leave the traffic type unset.");
            return;
        }

        if (draft.RequireWaypoint(intent.Waypoint, nameof(intent.Waypoint)) is { } waypoint)
        {
            var value = intent.TrafficType is { } wanted ? WaypointManifest.LabelOf(wanted) : null;
            draft.Step(new MetadataPatch(waypoint.Gateway).Label(IstioNames.WaypointFor, value).ToStep());
        }
    }

    private static JsonObject Operation(string operation, string place, JsonNode value) => new() { ["op"] = operation, ["path"] = $"/spec/listeners/{place}", ["value"] = value };

    private static JsonObject Hbone(GatewayListener listener, AllowedNamespaces? allowed)
    {
        var hbone = new JsonObject { ["name"] = listener.Name, ["port"] = IstioNames.HbonePort, ["protocol"] = "HBONE" };
        if (WaypointManifest.Namespaces(allowed ?? AllowedNamespaces.From(AllowedRoutes.Read(listener))) is { } namespaces)
        {
            hbone["allowedRoutes"] = new JsonObject { ["namespaces"] = namespaces };
        }

        return hbone;
    }
}
