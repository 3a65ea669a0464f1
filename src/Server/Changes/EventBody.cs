using System.Globalization;
using System.Text.Json.Nodes;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Changes;

/// <summary>A Kubernetes event on an object that a step changed, as either API group writes it.</summary>
internal sealed record EventBody(string Name, string Namespace, string At, string Reason, string Action, string Note, JsonObject Regarding)
{
    private const int LongestNote = 1000;
    private const int LongestName = 200;

    public static EventBody Of(PlanStep step, LiveObject? about, PlanRun run, string ns, DateTimeOffset now)
    {
        var (reason, action) = step switch
        {
            PlanStep.Apply => ("Applied", "Apply"),
            PlanStep.Delete => ("Deleted", "Delete"),
            _ => ("Patched", "Patch"),
        };
        var target = step.Target;
        var note = $"{run.Actor} applied \"{run.Preview.Plan.Title}\" with waypoint-dashboard (run {run.Id}).";
        return new EventBody(
            $"{Cut(target.Name, LongestName)}.{Guid.CreateVersion7(now):N}",
            ns,
            now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            reason,
            action,
            Cut(note, LongestNote),
            new JsonObject
            {
                ["apiVersion"] = (string?)about?.Json["apiVersion"] ?? ResourceKinds.Of(target.Kind).ApiVersion,
                ["kind"] = target.Kind.ToString(),
                ["namespace"] = target.Namespace,
                ["name"] = target.Name,
                ["uid"] = about?.Uid ?? "",
                ["resourceVersion"] = about?.ResourceVersion ?? "",
            });
    }

    /// <summary>For <c>events.k8s.io/v1</c>.</summary>
    public JsonObject ToEvents() => new()
    {
        ["apiVersion"] = "events.k8s.io/v1",
        ["kind"] = "Event",
        ["metadata"] = Metadata(),
        ["eventTime"] = At,
        ["type"] = "Normal",
        ["reason"] = Reason,
        ["action"] = Action,
        ["note"] = Note,
        ["reportingController"] = ObjectClient.FieldManager,
        ["reportingInstance"] = Environment.MachineName,
        ["regarding"] = Regarding.DeepClone(),
    };

    /// <summary>For <c>v1</c>.</summary>
    public JsonObject ToCore() => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Event",
        ["metadata"] = Metadata(),
        ["eventTime"] = At,
        ["type"] = "Normal",
        ["reason"] = Reason,
        ["action"] = Action,
        ["message"] = Note,
        ["reportingComponent"] = ObjectClient.FieldManager,
        ["reportingInstance"] = Environment.MachineName,
        ["involvedObject"] = Regarding.DeepClone(),
    };

    private JsonObject Metadata() => new() { ["name"] = Name, ["namespace"] = Namespace };

    private static string Cut(string text, int longest) => text.Length > longest ? text[..longest] : text;
}
