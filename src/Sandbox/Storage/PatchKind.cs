namespace WaypointDashboard.Sandbox.Storage;

/// <summary>The patch formats beside server-side apply, which is <see cref="ClusterStore.Apply"/>.</summary>
public enum PatchKind
{
    /// <summary>RFC 6902.</summary>
    Json,

    /// <summary>RFC 7386.</summary>
    Merge,

    /// <summary>Kubernetes' own: a merge patch that knows which lists are maps.</summary>
    StrategicMerge,
}
