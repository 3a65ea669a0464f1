using System.Collections.Immutable;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Mesh;

/// <summary>Leads a snapshot on by what the watches tell. Only the bindings that an event can touch are decided again; the result is the one from scratch.</summary>
public static class MeshBuilder
{
    /// <summary>Applies events in their order.</summary>
    /// <param name="current">The snapshot before.</param>
    /// <param name="events">What happened since.</param>
    /// <returns>The change to the next snapshot; an empty change with the same snapshot where nobody could see a difference.</returns>
    public static MeshChange Apply(MeshSnapshot current, IReadOnlyList<ResourceEvent> events)
    {
        var edit = new ResourceEdit(current.Resources);
        var coverage = current.Coverage;
        foreach (var happened in events)
        {
            switch (happened)
            {
                case ResourceEvent.Upserted upserted:
                    edit.Put(upserted.Resource);
                    break;
                case ResourceEvent.Deleted deleted:
                    edit.Remove(deleted.Key);
                    break;
                case ResourceEvent.Listed listed:
                    edit.Replace(listed);
                    break;
                case ResourceEvent.CoverageChanged state:
                    coverage = coverage.With(state.Coverage);
                    break;
                case ResourceEvent.CoverageEnded ended:
                    coverage = coverage.Without(ended.EndedKind, ended.Namespace);
                    break;
            }
        }

        var coverageChanged = !ReferenceEquals(coverage, current.Coverage);
        var changed = edit.Changed;
        if (changed.IsEmpty && !coverageChanged)
        {
            return new MeshChange(current, false, [], [], false);
        }

        var resources = edit.Build();
        var affected = AffectedBindings.Of(current, resources, changed);
        var bindings = BindingUpdate.Apply(current.Bindings, resources, affected, out var rebound);
        return new MeshChange(new MeshSnapshot(current.Version + 1, resources, bindings, coverage), false, changed, rebound, coverageChanged);
    }

    /// <summary>The snapshot of these objects, everything decided anew.</summary>
    /// <param name="resources">The objects.</param>
    /// <param name="coverage">How far each kind is known.</param>
    /// <param name="version">The version to give it.</param>
    public static MeshSnapshot FromScratch(ResourceIndex resources, MeshCoverage coverage, long version)
    {
        var bindable = ResourceKinds.All.Select(info => info.Kind).Where(Waypoints.WaypointResolver.IsBindable)
            .SelectMany(kind => resources.All<MeshResource>(kind))
            .Select(resource => resource.Key)
            .ToImmutableHashSet();
        return new(version, resources, BindingUpdate.Apply(BindingIndex.Empty, resources, bindable, out _), coverage);
    }
}
