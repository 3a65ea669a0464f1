using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>What the kubelet writes into a pod's status.</summary>
internal static class PodStatus
{
    public static void Unschedulable(JsonObject status, string message, string now)
    {
        status["phase"] = "Pending";
        Conditions.Set(status, [], [new Condition("PodScheduled", false, "Unschedulable", message)], now);
    }

    public static void Creating(JsonObject status, JsonObject pod, string hostAddress, string now)
    {
        Place(status, hostAddress, now);
        Containers(status, pod, container => Waiting(container, "ContainerCreating", null, restarts: 0));
        SetReady(status, ready: false, now);
    }

    public static void CannotPull(JsonObject status, JsonObject pod, string hostAddress, string now)
    {
        Place(status, hostAddress, now);
        Containers(status, pod, container => Waiting(container, "ImagePullBackOff",
            $"Back-off pulling image \"{container.TextAt("image")}\": ErrImagePull: failed to resolve reference \"{container.TextAt("image")}\": no such host", restarts: 0));
        SetReady(status, ready: false, now);
    }

    public static void Crashing(JsonObject status, JsonObject pod, string hostAddress, string address, int restarts, string now)
    {
        Place(status, hostAddress, now);
        Start(status, address);
        Containers(status, pod, container =>
        {
            var json = Waiting(container, "CrashLoopBackOff", $"back-off restarting failed container={container.TextAt("name")} pod={pod.TextAt("metadata", "name")}_{pod.TextAt("metadata", "namespace")}", restarts);
            json["lastState"] = new JsonObject { ["terminated"] = new JsonObject { ["exitCode"] = 1, ["reason"] = "Error", ["finishedAt"] = now } };
            return json;
        });
        SetReady(status, ready: false, now);
    }

    public static void Running(JsonObject status, JsonObject pod, string hostAddress, string address, bool ready, string now)
    {
        Place(status, hostAddress, now);
        Start(status, address);
        Containers(status, pod, container => Container(container, ready, restarts: 0, new JsonObject { ["running"] = new JsonObject { ["startedAt"] = now } }, started: true));
        SetReady(status, ready, now);
    }

    private static void Place(JsonObject status, string hostAddress, string now)
    {
        status["phase"] = "Pending";
        status["hostIP"] = hostAddress;
        status["hostIPs"] = new JsonArray(new JsonObject { ["ip"] = hostAddress });
        status["startTime"] ??= now;
        status["qosClass"] ??= "Burstable";
    }

    private static void Start(JsonObject status, string address)
    {
        status["phase"] = "Running";
        status["podIP"] = address;
        status["podIPs"] = new JsonArray(new JsonObject { ["ip"] = address });
    }

    private static void Containers(JsonObject status, JsonObject pod, Func<JsonObject, JsonObject> write) =>
        status["containerStatuses"] = new JsonArray([.. pod.ItemsAt("spec", "containers").Select(write)]);

    private static JsonObject Waiting(JsonObject container, string reason, string? message, int restarts)
    {
        var waiting = new JsonObject { ["reason"] = reason };
        if (message is not null) waiting["message"] = message;
        return Container(container, ready: false, restarts, new JsonObject { ["waiting"] = waiting }, started: false);
    }

    private static JsonObject Container(JsonObject container, bool ready, int restarts, JsonObject state, bool started) => new()
    {
        ["name"] = container.TextAt("name"),
        ["image"] = container.TextAt("image"),
        ["imageID"] = "",
        ["ready"] = ready,
        ["restartCount"] = restarts,
        ["started"] = started,
        ["state"] = state,
    };

    private static void SetReady(JsonObject status, bool ready, string now)
    {
        var names = string.Join(' ', status.ItemsAt("containerStatuses").Where(each => !each.FlagAt("ready")).Select(each => each.TextAt("name")));
        var (reason, message) = ready ? ("", "") : ("ContainersNotReady", $"containers with unready status: [{names}]");
        Conditions.Set(status, [], [
            new Condition("PodScheduled", true, "", ""),
            new Condition("Initialized", true, "", ""),
            new Condition("ContainersReady", ready, reason, message),
            new Condition("Ready", ready, reason, message),
        ], now);
    }
}
