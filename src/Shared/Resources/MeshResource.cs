namespace WaypointDashboard.Shared.Resources;

/// <summary>A trimmed, immutable Kubernetes object. Two are equal when nobody could see a difference.</summary>
/// <param name="Metadata">Its metadata.</param>
public abstract record MeshResource(ObjectMetadata Metadata)
{
    /// <summary>Its kind.</summary>
    public abstract ResourceKind Kind { get; }

    /// <summary>Its identity.</summary>
    public ObjectKey Key => new(Kind, Metadata.Namespace, Metadata.Name);

    /// <summary>Its namespace; empty for cluster-scoped kinds.</summary>
    public string Namespace => Metadata.Namespace;

    /// <summary>Its name.</summary>
    public string Name => Metadata.Name;

    /// <summary>Its labels.</summary>
    public LabelSet Labels => Metadata.Labels;

    /// <summary>The labels that istiod reads: its own, and for a WorkloadEntry those of its spec too.</summary>
    public virtual LabelSet EffectiveLabels => Metadata.Labels;

    /// <summary>Its annotations, as far as kept.</summary>
    public LabelSet Annotations => Metadata.Annotations;
}
