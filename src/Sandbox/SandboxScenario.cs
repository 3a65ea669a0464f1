namespace WaypointDashboard.Sandbox;

/// <summary>What the cluster holds when it starts.</summary>
public enum SandboxScenario
{
    /// <summary>The namespaces and roles that every cluster has, and nothing else.</summary>
    Empty,

    /// <summary>Istio's Bookinfo, a second team's shop, and some things gone wrong.</summary>
    Bookinfo,

    /// <summary>As many objects as <see cref="SandboxScale"/> says.</summary>
    Scale,
}
