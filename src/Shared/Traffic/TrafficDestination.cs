using System.Globalization;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>Where a connection is addressed to.</summary>
/// <param name="Key">A Service or ServiceEntry (its virtual address), or a Pod or WorkloadEntry (its own address).</param>
/// <param name="Port">The port; null where it is of no matter.</param>
public sealed record TrafficDestination(ObjectKey Key, int? Port = null)
{
    /// <summary>Reads <c>service/ns/name</c>, <c>service/ns/name:port</c>, <c>serviceentry/ns/name</c>, <c>pod/ns/name</c> or <c>workloadentry/ns/name</c>; false for anything else.</summary>
    public static bool TryParse(string? text, out TrafficDestination? destination)
    {
        destination = null;
        var parts = (text ?? "").Split('/');
        if (parts.Length != 3 || parts[1].Length == 0)
        {
            return false;
        }

        var (name, port) = parts[2].Split(':') switch
        {
            [var alone] => (alone, (int?)null),
            [var before, var after] when int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536 => (before, number),
            _ => ("", null),
        };
        ResourceKind? kind = parts[0].ToUpperInvariant() switch
        {
            "SERVICE" => ResourceKind.Service,
            "SERVICEENTRY" => ResourceKind.ServiceEntry,
            "POD" => ResourceKind.Pod,
            "WORKLOADENTRY" => ResourceKind.WorkloadEntry,
            _ => null,
        };
        if (kind is not { } found || name.Length == 0)
        {
            return false;
        }

        destination = new(new ObjectKey(found, parts[1], name), port);
        return true;
    }

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => FormattableString.Invariant($"{TrafficEnd.Word(Key.Kind)}/{Key.Namespace}/{Key.Name}{(Port is { } port ? $":{port}" : "")}");
}
