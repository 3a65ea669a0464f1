using System.Collections.Immutable;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Mesh;

/// <summary>How far a cluster is known.</summary>
/// <param name="Kinds">The state of each watch: one a kind, or one a kind and namespace where the cluster-wide list is forbidden.</param>
public sealed record MeshCoverage(ImmutableSortedDictionary<(ResourceKind Kind, string? Namespace), KindCoverage> Kinds)
{
    /// <summary>Nothing is watched yet.</summary>
    public static MeshCoverage Empty { get; } = new(ImmutableSortedDictionary<(ResourceKind, string?), KindCoverage>.Empty);

    /// <summary>Whether every watch has ended its first list, or is forbidden or not served. Before that no verdict is given.</summary>
    public bool IsReady => !Kinds.IsEmpty && Kinds.Values.All(kind => kind.State != WatchState.Listing);

    /// <summary>Whether everything that is watched is up to date.</summary>
    public bool IsLive => IsReady && Kinds.Values.All(kind => kind.State is not (WatchState.Stale or WatchState.Broken));

    /// <summary>The same with one watch's state replaced. A cluster-wide state replaces those of single namespaces, and the other way round.</summary>
    public MeshCoverage With(KindCoverage coverage)
    {
        var rest = Kinds.RemoveRange(Kinds.Keys.Where(key => key.Kind == coverage.Kind && (key.Namespace is null) != (coverage.Namespace is null)));
        return new(rest.SetItem((coverage.Kind, coverage.Namespace), coverage));
    }

    /// <summary>The same without the watch of a kind in a namespace that has gone.</summary>
    public MeshCoverage Without(ResourceKind kind, string namespaceName) => Kinds.ContainsKey((kind, namespaceName)) ? new(Kinds.Remove((kind, namespaceName))) : this;

    /// <summary>Whether the API server serves a kind, as far as known.</summary>
    public bool IsServed(ResourceKind kind) => !Kinds.Values.Any(coverage => coverage.Kind == kind && coverage.State == WatchState.NotServed);

    /// <summary>Whether the objects of a kind in a namespace have been read, so that a missing one is missing indeed. False where the list is forbidden, not served, broken or still to come.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="namespaceName">The namespace; empty for cluster-scoped kinds.</param>
    public bool Knows(ResourceKind kind, string namespaceName) => IsRead(kind, null) || (namespaceName.Length > 0 && IsRead(kind, namespaceName));

    private bool IsRead(ResourceKind kind, string? namespaceName) =>
        Kinds.TryGetValue((kind, namespaceName), out var coverage) && coverage.State is (WatchState.Synced or WatchState.Stale);
}
