namespace WaypointDashboard.Shared.Resources;

/// <summary>What a watch tells the mesh.</summary>
public abstract record ResourceEvent
{
    private ResourceEvent()
    {
    }

    /// <summary>An object was added or changed.</summary>
    /// <param name="Resource">The object as it is now.</param>
    public sealed record Upserted(MeshResource Resource) : ResourceEvent;

    /// <summary>An object is gone.</summary>
    /// <param name="Key">Which one.</param>
    public sealed record Deleted(ObjectKey Key) : ResourceEvent;

    /// <summary>A list was taken: these are all objects of the kind, and what is not among them is gone.</summary>
    /// <param name="ListedKind">The kind.</param>
    /// <param name="Namespace">The namespace that was listed; null for the whole cluster.</param>
    /// <param name="Resources">The objects.</param>
    public sealed record Listed(ResourceKind ListedKind, string? Namespace, ValueList<MeshResource> Resources) : ResourceEvent;

    /// <summary>What is known of a kind has changed: it is synced now, stale, forbidden or not served.</summary>
    /// <param name="Coverage">The new state.</param>
    public sealed record CoverageChanged(KindCoverage Coverage) : ResourceEvent;

    /// <summary>A kind is not watched any more in a namespace that has gone.</summary>
    /// <param name="EndedKind">The kind.</param>
    /// <param name="Namespace">The namespace.</param>
    public sealed record CoverageEnded(ResourceKind EndedKind, string Namespace) : ResourceEvent;
}
