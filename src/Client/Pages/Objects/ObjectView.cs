using System.Collections.Immutable;
using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Pages.Waypoints;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Pages.Objects;

/// <summary>Everything that the page of an object shows.</summary>
/// <param name="Key">The object.</param>
/// <param name="IsThere">False for a waypoint that is only named.</param>
/// <param name="CreatedAt">When it was created; null when not known.</param>
/// <param name="IsDeleting">Whether its deletion is under way.</param>
/// <param name="Facts">What is known.</param>
/// <param name="Binding">What istiod decides; null when it decides nothing.</param>
/// <param name="Conditions">Its conditions.</param>
/// <param name="Policies">The policies and routes that ride on a waypoint, apply to a service or workload, or where a policy itself is in force.</param>
/// <param name="PoliciesTitle">What these are.</param>
/// <param name="Related">Other objects.</param>
/// <param name="Labels">All labels.</param>
/// <param name="Findings">What is wrong, the worst first; in a namespace, with all that it holds.</param>
/// <param name="Actions">What can be done.</param>
public sealed record ObjectView(
    ObjectKey Key,
    bool IsThere,
    DateTimeOffset? CreatedAt,
    bool IsDeleting,
    ImmutableArray<ObjectFact> Facts,
    BindingDetails? Binding,
    ImmutableArray<ShownCondition> Conditions,
    ImmutableArray<AttachedPolicy> Policies,
    string PoliciesTitle,
    ImmutableArray<RelatedGroup> Related,
    LabelSet Labels,
    ImmutableArray<Finding> Findings,
    ImmutableArray<ObjectAction> Actions)
{
    /// <summary>How it is, where it is a waypoint that is there; null for all else.</summary>
    public WaypointStatus? Status { get; init; }

    /// <summary>Reads it; null when there is no such object, and nothing names it.</summary>
    public static ObjectView? Read(ObjectKey key, LiveMesh live)
    {
        var resource = live.Mesh.Resources.Find(key);
        if (resource is null)
        {
            return key.Kind == ResourceKind.Gateway && ObjectActions.NamedBy(new(key.Namespace, key.Name), live).Any() ? ReadMissing(key, live) : null;
        }

        return new(
            key,
            true,
            resource.Metadata.CreatedAt,
            resource.Metadata.IsDeleting,
            [.. ObjectFacts.Of(resource, live)],
            BindingDetails.Read(resource, live),
            [.. ObjectConditions.Of(resource)],
            [.. ObjectPolicies.Of(resource, live)],
            ObjectPolicies.TitleOf(resource, live),
            [.. ObjectRelations.Of(resource, live)],
            resource.Labels,
            FindingsOf(key, live),
            [.. ObjectActions.Of(key, live)])
        {
            Status = resource is GatewayResource ? new WaypointsModel().Read(key, live)?.Status : null,
        };
    }

    private static ObjectView ReadMissing(ObjectKey key, LiveMesh live) => new(
        key,
        false,
        null,
        false,
        [new("Gateway", $"There is no Gateway {key.QualifiedName}. What names it goes without a waypoint: traffic goes direct, without L7 policy.")],
        null,
        [],
        [],
        "",
        [.. WaypointRelations.Consumers(new(key.Namespace, key.Name), live).Where(group => group.Total > 0)],
        LabelSet.Empty,
        FindingsOf(key, live),
        [.. ObjectActions.Of(key, live)]);

    // What is wrong in a namespace is its own affair, its own label's first.
    private static ImmutableArray<Finding> FindingsOf(ObjectKey key, LiveMesh live) =>
    [
        .. (key.Kind == ResourceKind.Namespace ? live.Findings.In(key.Name) : live.Findings.Of(key))
            .OrderByDescending(finding => finding.Object == key)
            .ThenByDescending(finding => finding.Severity)
            .ThenBy(finding => finding.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.Object),
    ];
}
