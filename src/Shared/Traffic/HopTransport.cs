namespace WaypointDashboard.Shared.Traffic;

/// <summary>How bytes travel to a hop.</summary>
public enum HopTransport
{
    /// <summary>The first hop: nothing has travelled yet.</summary>
    None,

    /// <summary>Within the node, redirected by the CNI.</summary>
    Redirected,

    /// <summary>HTTP/2 CONNECT over mTLS to port 15008.</summary>
    Hbone,

    /// <summary>One HBONE connection within another: the outer one ends at the gateway of another network, the inner one behind it.</summary>
    DoubleHbone,

    /// <summary>Istio mTLS between sidecars.</summary>
    MutualTls,

    /// <summary>Plain TCP.</summary>
    Plaintext,
}
