using System.Globalization;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>Gives each host of a ServiceEntry without addresses an IPv4 and an IPv6 address out of istiod's ranges. What was given is not taken back.</summary>
internal sealed class AddressAllocator(ControlContext context) : IReconciler
{
    private const string OptOut = "networking.istio.io/enable-autoallocate-ip";
    private int _last;

    public IEnumerable<ObjectRef> Affected(StoreEvent change) => change.Value.Type == ResourceTypes.ServiceEntry && change.Kind != StoreEventKind.Deleted ? [ObjectRef.To(change.Value)] : [];

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { } value) return null;
        var entry = context.View.Json(value);
        if (!Wants(value, entry)) return null;
        var given = entry.ItemsAt("status", "addresses").ToLookup(address => address.TextAt("host") ?? "", address => address.TextAt("value") ?? "");
        var hosts = entry.TextsAt("spec", "hosts").Where(host => !host.StartsWith('*') || entry.TextAt("spec", "resolution") == "DYNAMIC_DNS").Distinct().ToList();
        if (given.Select(host => host.Key).ToHashSet(StringComparer.Ordinal).SetEquals(hosts)) return null;
        var used = context.View.All(ResourceTypes.ServiceEntry).SelectMany(each => AddressesOf(context.View.Json(each))).ToHashSet(StringComparer.Ordinal);
        JsonNode[] addresses = [.. hosts.SelectMany(host => (given.Contains(host) ? given[host] : Next(used)).Select(address => new JsonObject { ["value"] = address, ["host"] = host }))];
        context.ChangeStatus(item, "pilot-discovery", status => status["addresses"] = new JsonArray(addresses));
        return null;
    }

    private static bool Wants(StoredObject value, JsonNode entry) =>
        (entry.TextAt("spec", "resolution") ?? "NONE") != "NONE"
        && !string.Equals(value.Labels.GetValueOrDefault(OptOut), "false", StringComparison.OrdinalIgnoreCase)
        && !entry.TextsAt("spec", "addresses").Any();

    private static IEnumerable<string> AddressesOf(JsonNode entry) =>
        entry.TextsAt("spec", "addresses").Concat(entry.ItemsAt("status", "addresses").Select(address => address.TextAt("value") ?? ""));

    // Going on from the last, and not from what is in use: what was just written is not in the view yet.
    private string[] Next(HashSet<string> used)
    {
        string[] pair;
        do
        {
            _last++;
            pair = [string.Create(CultureInfo.InvariantCulture, $"240.240.{_last / 256}.{_last % 256}"), string.Create(CultureInfo.InvariantCulture, $"2001:2::{_last:x}")];
        }
        while (pair.Any(used.Contains));
        return pair;
    }
}
