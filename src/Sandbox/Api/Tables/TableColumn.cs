using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Api.Tables;

/// <summary>A column of <c>kubectl get</c>: its heading and how its cell is made.</summary>
internal sealed record TableColumn(string Name, string Type, Func<JsonObject, DateTimeOffset, JsonNode?> Cell, string Format = "", int Priority = 0)
{
    public JsonObject Definition() => new()
    {
        ["name"] = Name,
        ["type"] = Type,
        ["format"] = Format,
        ["description"] = "",
        ["priority"] = Priority,
    };
}
