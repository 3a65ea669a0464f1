namespace WaypointDashboard.TestKit.Faults;

/// <summary>What goes wrong with one request.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>The server is not asked; the answer is this, worded as a Kubernetes Status.</summary>
    public sealed record Answer(int Code, TimeSpan? RetryAfter = null) : Fault;

    /// <summary>The server is not asked; the answer is good, and has this JSON as its body.</summary>
    public sealed record Say(string Json) : Fault;

    /// <summary>The request waits before it is passed on: a slow list, a server that is busy.</summary>
    public sealed record Hold(Task Until) : Fault;

    /// <summary>The connection breaks off after so many events, all of which arrive; <paramref name="MidEvent"/> = in the middle of the one that follows.</summary>
    public sealed record Cut(int Events, bool MidEvent = false) : Fault;

    /// <summary>The stream ends properly after so many events and the first half of the one that follows.</summary>
    public sealed record HalfEvent(int Events) : Fault;

    /// <summary>After so many events nothing comes any more, and the connection stays open.</summary>
    public sealed record Stall(int Events) : Fault;

    /// <summary>Every event comes twice.</summary>
    public sealed record Twice : Fault;

    /// <summary>The first events come in the reverse order.</summary>
    public sealed record Reversed(int Events) : Fault;

    /// <summary>After so many events the stream says that its version is too old (410), and ends.</summary>
    public sealed record Expire(int Events) : Fault;
}
