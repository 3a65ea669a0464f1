using System.Collections.Immutable;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>Looks at one object at a time for one thing that can be wrong.</summary>
/// <remarks>
/// A change rechecks the namespaces that it can touch (<see cref="AffectedNamespaces"/>), so a rule may look at, and no further:
/// its subject's own namespace; what the subject names or refers to (waypoint, parents, backends, targets, hosts) and who refers to it; the pods of a waypoint that is named;
/// GatewayClasses, the mesh configuration, istiod's Deployments, and whatever lies in the root namespace except its pods, ReplicaSets and EndpointSlices.
/// It returns the same findings in the same order for the same snapshot.
/// </remarks>
internal abstract class FindingRule
{
    /// <summary>What it is about.</summary>
    public abstract RuleInfo Info { get; }

    /// <summary>The kinds of objects that its findings are about.</summary>
    public abstract ImmutableArray<ResourceKind> Subjects { get; }

    /// <summary>The kinds without which it cannot tell: where one of them is forbidden or not served in the subject's namespace, the rule is silent.</summary>
    public virtual ImmutableArray<ResourceKind> Needs => [];

    /// <summary>What is wrong with one object: nothing, or a finding (seldom more) whose <see cref="Finding.Object"/> is that object.</summary>
    /// <param name="mesh">The snapshot; every kind in it has been read, or cannot be.</param>
    /// <param name="subject">An object of one of the <see cref="Subjects"/>.</param>
    public abstract IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject);
}
