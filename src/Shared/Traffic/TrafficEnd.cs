using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>How the ends of a path are written in addresses.</summary>
public static class TrafficEnd
{
    /// <summary>What stands for a client outside of the mesh.</summary>
    public const string Outside = "outside";

    /// <summary>The word for a kind: <c>pod</c>, <c>service</c>, <c>gateway</c>…</summary>
    public static string Word(ResourceKind kind) => kind switch
    {
        ResourceKind.Pod => "pod",
        ResourceKind.Service => "service",
        ResourceKind.ServiceEntry => "serviceentry",
        ResourceKind.WorkloadEntry => "workloadentry",
        ResourceKind.Gateway => "gateway",
        _ => kind.ToString(),
    };

    /// <summary>The text of a source, as <see cref="TryParseSource"/> reads it.</summary>
    public static string Of(TrafficSource source) => source switch
    {
        TrafficSource.Pod pod => $"pod/{pod.Key.Namespace}/{pod.Key.Name}",
        TrafficSource.Ingress ingress => $"gateway/{ingress.Key.Namespace}/{ingress.Key.Name}",
        TrafficSource.Outside => Outside,
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "No such source."),
    };

    /// <summary>Reads <c>pod/ns/name</c>, <c>gateway/ns/name</c> or <c>outside</c>; false for anything else.</summary>
    public static bool TryParseSource(string? text, out TrafficSource? source)
    {
        source = (text ?? "").Split('/') switch
        {
            [Outside] => new TrafficSource.Outside(),
            ["pod", { Length: > 0 } home, { Length: > 0 } name] => new TrafficSource.Pod(new(ResourceKind.Pod, home, name)),
            ["gateway", { Length: > 0 } home, { Length: > 0 } name] => new TrafficSource.Ingress(new(ResourceKind.Gateway, home, name)),
            _ => null,
        };
        return source is not null;
    }
}
