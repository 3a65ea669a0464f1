using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Controllers;

/// <summary>What a reconciler works with. Writes that are refused (the object or its namespace is going, somebody else was quicker) are left: the change that got in between comes as an event.</summary>
internal sealed class ControlContext(ClusterStore store, TimeProvider time)
{
    public ClusterView View { get; } = new();

    public ClusterStore Store => store;

    public DateTimeOffset Now => time.GetUtcNow();

    public string Timestamp => ObjectCreator.Timestamp(time);

    public StoreResult Create(ResourceType type, JsonObject value, string manager) => store.Create(type, value, new WriteOptions(manager));

    /// <summary>Server-side apply, taking over whatever others have written in these fields.</summary>
    public StoreResult Apply(ResourceType type, JsonObject value, string manager) => store.Apply(type, value, new WriteOptions(manager) { Force = true });

    public void Delete(ObjectRef item) => store.Delete(item.Type, item.Namespace, item.Name, new DeleteOptions());

    /// <summary>Changes what is desired.</summary>
    public void Change(ObjectRef item, string manager, Action<JsonObject> change) => Write(item, change, new WriteOptions(manager));

    /// <summary>Changes the status.</summary>
    public void ChangeStatus(ObjectRef item, string manager, Action<JsonObject> change) =>
        Write(item, value => change(value.Child("status")), new WriteOptions(manager) { Status = true });

    private void Write(ObjectRef item, Action<JsonObject> change, WriteOptions options)
    {
        if (store.Get(item.Type, item.Namespace, item.Name) is not { } current) return;
        var (before, after) = (current.ToJson(), current.ToJson());
        change(after);
        if (after["status"] is JsonObject { Count: 0 } && before["status"] is null) after.Remove("status");
        if (!JsonNode.DeepEquals(before, after)) store.Update(item.Type, after, options);
    }
}
