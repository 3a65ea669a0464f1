using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP021: a label of Istio's stands where nobody reads it, such as on a Deployment instead of its pod template.</summary>
internal sealed class LabelOnWrongObject : FindingRule
{
    private static readonly string[] Keys = [IstioNames.UseWaypoint, IstioNames.UseWaypointNamespace, IstioNames.DataplaneMode];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "WP021",
        "Label on the wrong object",
        Severity.Warning,
        "istiod reads istio.io/use-waypoint on Namespaces, Services, ServiceEntries, WorkloadEntries and Pods, and the CNI reads istio.io/dataplane-mode on Namespaces and Pods. "
            + "On a Deployment, ReplicaSet or ServiceAccount they mean nothing: pods get their labels from the pod template.",
        IstioDocs.Labels);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Subjects => [ResourceKind.Deployment, ResourceKind.ReplicaSet, ResourceKind.ServiceAccount];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        // A ReplicaSet has its Deployment's labels, and what istiod deploys has its Gateway's.
        if ((subject.Kind == ResourceKind.ReplicaSet && subject.Metadata.Owner is not null) || subject.Labels.Has(IstioNames.Managed))
        {
            yield break;
        }

        var template = TemplateOf(subject);
        var astray = Keys.Where(key => subject.Labels.Has(key) && template?.Has(key) != true).ToList();
        if (astray.Count == 0 || astray is [IstioNames.UseWaypointNamespace])
        {
            yield break;
        }

        var home = mesh.Resources.FindNamespace(subject.Namespace)?.Labels ?? LabelSet.Empty;
        var isInheritedAnyway = astray.TrueForAll(key => home[key] == subject.Labels[key]);
        var written = string.Join(", ", astray.Select(key => $"{key}={subject.Labels[key]}"));
        var refusal = template is null || !astray.Contains(IstioNames.UseWaypoint) ? null : RefusalOfPods(mesh, subject);
        yield return new(
            Info.Id,
            isInheritedAnyway ? Severity.Info : Severity.Warning,
            subject.Key,
            template is null
                ? $"{FindingText.Of(subject.Key)} carries {written}, which nobody reads on a {subject.Kind}."
                : $"{FindingText.Of(subject.Key)} carries {written} in its own metadata, but not in its pod template.",
            isInheritedAnyway
                ? $"The label does nothing here; the pods inherit the same from Namespace {subject.Namespace}."
                : "The label does nothing: the pods do not get it, and traffic goes as if it were not there.",
            refusal is null ? Fix(subject.Kind, astray.Contains(IstioNames.UseWaypoint)) : $"Take it off, and label the Service where traffic to the service is meant: in the pod template it would do nothing, as {refusal}.",
            Remedy(subject, template, astray, refusal is not null));
    }

    /// <summary>Why the waypoint that is named would not take the pods, as a clause; null when it would, and when nobody can tell.</summary>
    private static string? RefusalOfPods(MeshSnapshot mesh, MeshResource subject)
    {
        if (UseWaypointLabel.Read(subject.Labels, subject.Namespace).Waypoint is not { } reference || !mesh.Coverage.Knows(ResourceKind.Gateway, reference.Namespace))
        {
            return null;
        }

        if (mesh.Resources.Find(reference.Key) is not GatewayResource gateway)
        {
            return $"there is no Gateway {reference}";
        }

        var waypoint = Waypoint.Read(gateway, mesh.Resources);
        return !waypoint.Allows(subject.Namespace, mesh.Resources) ? $"waypoint {reference} does not let in namespace {subject.Namespace}"
            : waypoint.TrafficType is TrafficType.Workload or TrafficType.All ? null
            : $"waypoint {reference} {FindingText.TrafficType(waypoint)}";
    }

    private static LabelSet? TemplateOf(MeshResource subject) => subject switch
    {
        DeploymentResource deployment => deployment.TemplateLabels,
        ReplicaSetResource replicaSet => replicaSet.TemplateLabels,
        _ => null,
    };

    private static string Fix(ResourceKind kind, bool isEnrollment) => (kind, isEnrollment) switch
    {
        (ResourceKind.ServiceAccount, true) => "Take it off, and enroll the Service or the Namespace instead.",
        (ResourceKind.ServiceAccount, false) => "Take it off, and label the Namespace or the pods instead.",
        (_, true) => "Label the Service where traffic to the service is meant, which is usual; move the label into the pod template (which restarts the pods) where traffic to the pods' own addresses is.",
        (_, false) => "Move the label into the pod template, which restarts the pods.",
    };

    private static SuggestedChange Remedy(MeshResource subject, LabelSet? template, List<string> astray, bool isRefused)
    {
        var moved = template is null ? [] : astray.Where(key => !isRefused || key == IstioNames.DataplaneMode).ToList();
        if (moved.Count == 0)
        {
            return new($"Take the label off {FindingText.Of(subject.Key)}", new ChangeIntent.EditMetadata(subject.Key, [.. astray.Select(key => KeyValuePair.Create(key, (string?)null))], []));
        }

        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["labels"] = new JsonObject(astray.Select(key => KeyValuePair.Create(key, (JsonNode?)null))) },
            ["spec"] = new JsonObject
            {
                ["template"] = new JsonObject
                {
                    ["metadata"] = new JsonObject { ["labels"] = new JsonObject(moved.Select(key => KeyValuePair.Create(key, (JsonNode?)subject.Labels[key]))) },
                },
            },
        };
        return new($"Move the label into the pod template of {subject.Key.QualifiedName}", new ChangeIntent.PatchObject(subject.Key, patch.ToJsonString(), "Move the label into the pod template"));
    }
}
