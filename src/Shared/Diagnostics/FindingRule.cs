using System.Collections.Immutable;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>Looks at one object at a time for one thing that can be wrong.</summary>
internal abstract class FindingRule
{
    /// <summary>What it is about.</summary>
    public abstract RuleInfo Info { get; }

    /// <summary>The kinds of objects that its findings are about.</summary>
    public abstract ImmutableArray<ResourceKind> Subjects { get; }

    /// <summary>What is wrong with one object: nothing, or a finding (seldom more) whose <see cref="Finding.Object"/> is that object.</summary>
    /// <param name="mesh">The snapshot; every kind in it has been read, or cannot be.</param>
    /// <param name="subject">An object of one of the <see cref="Subjects"/>.</param>
    public abstract IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject);
}
