using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WaypointDashboard.Sandbox.Api.Responses;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Tables;

/// <summary>Makes the tables that <c>kubectl get</c> prints.</summary>
internal sealed class TableBuilder(ResourceType type, string apiVersion, IQueryCollection query, TimeProvider time)
{
    private readonly ImmutableArray<TableColumn> _columns = TableColumns.For(type);

    public JsonObject Build(IEnumerable<StoredObject> objects, long version, string? continueToken = null, long? remaining = null)
    {
        var metadata = new JsonObject { ["resourceVersion"] = version.ToString(CultureInfo.InvariantCulture) };
        if (continueToken is not null) metadata["continue"] = continueToken;
        if (remaining is not null) metadata["remainingItemCount"] = remaining;
        return new JsonObject
        {
            ["kind"] = "Table",
            ["apiVersion"] = "meta.k8s.io/v1",
            ["metadata"] = metadata,
            ["columnDefinitions"] = new JsonArray([.. _columns.Select(column => column.Definition())]),
            ["rows"] = new JsonArray([.. objects.Select(Row)]),
        };
    }

    private JsonObject Row(StoredObject value)
    {
        var json = value.ToJson();
        var now = time.GetUtcNow();
        var row = new JsonObject { ["cells"] = new JsonArray([.. _columns.Select(column => column.Cell(json, now))]) };
        switch (query["includeObject"].ToString())
        {
            case "None":
                break;
            case "Object":
                json["apiVersion"] = apiVersion;
                row["object"] = json;
                break;
            default:
                row["object"] = ObjectEncoder.PartialMetadata(value);
                break;
        }
        return row;
    }
}
