namespace WaypointDashboard.Shared.Policies;

/// <summary>Why a policy or route is in force nowhere.</summary>
public enum NotEnforcedCause
{
    /// <summary>What it refers to is not there.</summary>
    TargetMissing,

    /// <summary>It is labelled with a revision that no istiod runs, so that none reads it.</summary>
    OtherRevision,

    /// <summary>It refers to an object in a namespace that it may not refer to.</summary>
    ForeignNamespace,

    /// <summary>The Service or ServiceEntry has no waypoint.</summary>
    TargetNotBound,

    /// <summary>The Gateway has no address yet.</summary>
    WaypointNotReady,

    /// <summary>The service is headless: it is bound, but clients address pods and pass the waypoint by.</summary>
    TargetHeadless,

    /// <summary>It refers to the GatewayClass from outside of the root namespace.</summary>
    NotInRootNamespace,

    /// <summary>It refers to a GatewayClass that is not the waypoints' own.</summary>
    NotWaypointClass,

    /// <summary>It refers to a kind that policies cannot be attached to.</summary>
    UnsupportedTarget,

    /// <summary>It only reports what it would do.</summary>
    DryRun,

    /// <summary>ztunnel does not know its action.</summary>
    UnsupportedAction,

    /// <summary>A DENY policy of which nothing is left at ztunnel.</summary>
    NothingLeftAtZtunnel,

    /// <summary>A kind that only a waypoint could enforce, attached in a way that waypoints ignore.</summary>
    WaypointsNeedTargetRefs,

    /// <summary>A route whose parent is a waypoint instead of a service.</summary>
    ParentIsWaypoint,

    /// <summary>A route or VirtualService in a namespace that the waypoint does not read.</summary>
    NamespaceNotRead,

    /// <summary>No service that has a waypoint answers to its hosts.</summary>
    NoServiceForHosts,
}
