using Microsoft.AspNetCore.Http;

namespace WaypointDashboard.TestKit.Faults;

/// <summary>For which requests a fault happens, and how often.</summary>
public sealed class FaultRule(Func<HttpRequest, bool> matches, Fault fault, int times)
{
    private readonly int _times = times;
    private int _left = times;

    public Fault Fault { get; } = fault;

    /// <summary>Whether the fault has happened as often as it was to.</summary>
    public bool IsSpent => Left <= 0;

    /// <summary>How often it is still to happen; zero or less when no more.</summary>
    public int Left => Volatile.Read(ref _left);

    /// <summary>How often it has happened.</summary>
    public int Taken => _times - Math.Max(Left, 0);

    /// <summary>Whether a request is one of those, and one of the times is left for it.</summary>
    public bool Takes(HttpRequest request) => matches(request) && Interlocked.Decrement(ref _left) >= 0;

    /// <summary>Watches of a resource, by its plural.</summary>
    public static bool IsWatch(HttpRequest request, string plural) => IsOf(request, plural) && request.Query["watch"].ToString() is "1" or "true";

    /// <summary>Lists of a resource, by its plural.</summary>
    public static bool IsList(HttpRequest request, string plural) => IsOf(request, plural) && request.Query["watch"].ToString() is not ("1" or "true");

    private static bool IsOf(HttpRequest request, string plural) =>
        HttpMethods.IsGet(request.Method) && request.Path.Value?.EndsWith($"/{plural}", StringComparison.Ordinal) == true;
}
