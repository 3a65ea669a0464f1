using Microsoft.AspNetCore.Http;

namespace WaypointDashboard.TestKit.Faults;

/// <summary>The server behind a proxy as it is while it starts: not ready, and without its rules and custom kinds.</summary>
/// <param name="proxy">The proxy.</param>
public sealed class StartingServer(FaultProxy proxy)
{
    private volatile bool _isStarting = true;

    /// <summary>Lets it say that it is not ready; a server that does not even know who may ask says 403.</summary>
    public FaultRule IsNotReady(int code = 500) => While(request => request.Path == "/readyz", code);

    /// <summary>Lets it forbid requests.</summary>
    public FaultRule Forbids(Func<HttpRequest, bool> matches) => While(matches, 403);

    /// <summary>Lets it not know paths.</summary>
    public FaultRule DoesNotKnow(Func<HttpRequest, bool> matches) => While(matches, 404);

    /// <summary>It has started.</summary>
    public void Finish() => _isStarting = false;

    private FaultRule While(Func<HttpRequest, bool> matches, int code) => proxy.Let(request => _isStarting && matches(request), new Fault.Answer(code), int.MaxValue);
}
