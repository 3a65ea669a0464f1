using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP018: what istiod has written about a binding is not what the labels and Gateways mean now.</summary>
internal sealed class WaypointBoundDisagrees : FindingRule
{
    /// <summary>The services of a namespace on which istiod has written the condition.</summary>
    private static readonly PerNamespace<IReadOnlyList<MeshResource>> Spoken = new(home =>
    [
        .. home.All<MeshResource>(ResourceKind.Service).Concat(home.All<MeshResource>(ResourceKind.ServiceEntry)).Where(service => WaypointBoundCondition.Written(service) is not null),
    ]);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "WP018",
        "istiod's condition disagrees with the labels",
        Severity.Error,
        "istiod writes on each Service, ServiceEntry and WorkloadEntry in the condition istio.io/WaypointBound what it has made of the labels. The dashboard decides the same from the objects that it sees. "
            + "When the two differ for longer than a few seconds, istiod is down, cannot write status, or is of a release that decides otherwise: what ztunnel does follows istiod, not the labels.",
        IstioDocs.TroubleshootWaypoints);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Subjects => [ResourceKind.Namespace, ResourceKind.Service, ResourceKind.ServiceEntry, ResourceKind.WorkloadEntry];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Needs => [ResourceKind.Namespace, ResourceKind.Gateway, ResourceKind.GatewayClass];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject) =>
        subject is NamespaceResource home ? OfNamespace(mesh, home) : OfObject(mesh, subject);

    // Where istiod writes nothing at all, that is one finding and not one for each service.
    private IEnumerable<Finding> OfNamespace(MeshSnapshot mesh, NamespaceResource home)
    {
        if (!IsSilent(mesh, home.Name))
        {
            yield break;
        }

        var asking = Asking(mesh, home.Name).Select(service => service.Key).Order().ToList();
        var istiods = Istiods.Of(mesh.Resources);
        yield return new(
            Info.Id,
            istiods.AreDown ? Severity.Error : Severity.Warning,
            home.Key,
            $"The condition {IstioNames.WaypointBound} is written on none of the {asking.Count} services of {FindingText.Of(home.Key)} that ask for a waypoint{Reason(istiods)}.",
            "Whether istiod has bound them cannot be seen; probably traffic goes straight to the pods, without routes and L7 policies.",
            istiods.AreDown
                ? "Bring istiod back; it writes the conditions as soon as it runs."
                : "Check that istiod runs with ambient support, may write status, and has AMBIENT_ENABLE_STATUS on.",
            null,
            [.. asking.Take(10), .. istiods.Deployments.Select(istiod => istiod.Key)]);
    }

    private IEnumerable<Finding> OfObject(MeshSnapshot mesh, MeshResource subject)
    {
        var istiods = Istiods.Of(mesh.Resources);
        if (subject.Metadata.IsDeleting || mesh.Bindings.Of(subject.Key) is not { } binding)
        {
            yield break;
        }

        if (!PolicyReach.IsRead(mesh, subject))
        {
            foreach (var finding in Unread(mesh, subject))
            {
                yield return finding;
            }

            yield break;
        }

        var expected = WaypointBoundCondition.Expected(subject, binding, mesh.Resources);
        var written = WaypointBoundCondition.Written(subject);
        if (WaypointBoundCondition.Agree(expected, written)
            || !IsCertain(mesh, subject, binding, written)
            || (written is null && subject.Kind != ResourceKind.WorkloadEntry && IsSilent(mesh, subject.Namespace)))
        {
            yield break;
        }

        var isDetail = expected is not null && written is not null && IsSameVerdict(expected, written, binding);
        var isDown = istiods.AreDown;
        yield return new(
            Info.Id,
            isDetail ? Severity.Info : isDown ? Severity.Error : Severity.Warning,
            subject.Key,
            $"The condition {IstioNames.WaypointBound} of {FindingText.Of(subject.Key)} {Cause(expected, written)}{Reason(istiods)}.",
            isDetail
                ? "It is bound as the labels ask; only what the message adds, about ingress traffic or a canary, may not be in force yet."
                : $"Traffic follows what istiod last told ztunnel, not the labels: {Traffic(written)}.",
            isDown
                ? "Bring istiod back; it writes the condition anew as soon as it runs."
                : "Wait a few seconds if this has just been changed; otherwise look for errors in the log of istiod, whether it may write status, and which release it is.",
            null,
            [.. Waypoints(binding).Concat(istiods.Deployments.Select(istiod => istiod.Key))]);
    }

    /// <summary>What no istiod reads is bound to nothing, whatever its labels ask for and its condition still says.</summary>
    private IEnumerable<Finding> Unread(MeshSnapshot mesh, MeshResource subject)
    {
        var written = WaypointBoundCondition.Written(subject);
        var home = mesh.Resources.FindNamespace(subject.Namespace)?.Labels ?? LabelSet.Empty;
        var own = UseWaypointLabel.Read(subject.EffectiveLabels, subject.Namespace);
        if (written is null && (own.IsNone || (own.Waypoint ?? UseWaypointLabel.Read(home, subject.Namespace).Waypoint) is null))
        {
            yield break;
        }

        yield return new(
            Info.Id,
            Severity.Warning,
            subject.Key,
            $"{(written is null ? $"{FindingText.Of(subject.Key)} is asked to use a waypoint" : $"The condition {IstioNames.WaypointBound} of {FindingText.Of(subject.Key)} says {Say(written)}")}, but no istiod reads it; its label {IstioNames.Revision}={subject.Labels[IstioNames.Revision]} leaves it to a revision that no istiod runs.",
            written is null ? "To ztunnel it does not exist: no waypoint takes its traffic." : "To ztunnel it does not exist, and what the condition says is of the past.",
            RevisionRemedy.Fix("it"),
            RevisionRemedy.For(subject.Key),
            [.. Istiods.Of(mesh.Resources).Deployments.Select(istiod => istiod.Key)]);
    }

    private static bool IsSilent(MeshSnapshot mesh, string home) => Spoken.Of(mesh.Resources.In(home)).Count == 0 && Asking(mesh, home).Take(2).Count() == 2;

    private static IEnumerable<MeshResource> Asking(MeshSnapshot mesh, string home) =>
        mesh.Resources.In(home).All<MeshResource>(ResourceKind.Service).Concat(mesh.Resources.In(home).All<MeshResource>(ResourceKind.ServiceEntry))
            .Where(service => !service.Metadata.IsDeleting
                && mesh.Bindings.Of(service.Key) is WaypointBinding.Bound or WaypointBinding.Refused
                && IsCertain(mesh, service, mesh.Bindings.Of(service.Key)!, null)); // The line above has looked.

    private static string Cause(StatusCondition? expected, StatusCondition? written) => (expected, written) switch
    {
        ({ } asked, null) => $"is not written, though by the labels it should say {Say(asked)}",
        (null, { } stale) => $"still says {Say(stale)}, though the labels ask for no waypoint",
        _ => $"says {Say(written!)}, though by the labels it should say {Say(expected!)}", // Two absent ones agree.
    };

    private static string Reason(Istiods istiods) =>
        istiods.AreDown ? $", and no pod of {FindingText.Names([.. istiods.Deployments.Select(istiod => FindingText.Of(istiod.Key))])} is ready" : "";

    private static string Say(StatusCondition condition) => $"{condition.Status}, {condition.Reason} ({condition.Message.TrimEnd('.')})";

    private static string Traffic(StatusCondition? written) => written switch
    {
        null => "it probably goes straight to the pods, without routes and L7 policies",
        { IsTrue: true } => "it goes to the waypoint that the condition names",
        _ => "it goes straight to the pods, without routes and L7 policies",
    };

    // Releases differ in what they add to the message; who is bound to what is the verdict.
    private static bool IsSameVerdict(StatusCondition expected, StatusCondition written, WaypointBinding binding) =>
        (expected.Status, expected.Reason) == (written.Status, written.Reason)
        && Waypoints(binding).All(waypoint => written.Message.Contains(waypoint.QualifiedName, StringComparison.Ordinal));

    // WorkloadEntries get the condition since Istio 1.30, and the visibility of ServiceEntries is a setting of the mesh.
    private static bool IsCertain(MeshSnapshot mesh, MeshResource subject, WaypointBinding binding, StatusCondition? written) =>
        Waypoints(binding).All(waypoint => mesh.Coverage.Knows(ResourceKind.Gateway, waypoint.Namespace))
        && !(subject.Kind == ResourceKind.WorkloadEntry && written is null)
        && !(subject.Kind == ResourceKind.ServiceEntry
            && written is null or { Reason: nameof(RefusalReason.CrossNamespaceWaypointForbidden) }
            && !mesh.Coverage.Knows(ResourceKind.ConfigMap, MeshSettings.Of(mesh.Resources).RootNamespace));

    private static IEnumerable<ObjectKey> Waypoints(WaypointBinding binding) => binding switch
    {
        WaypointBinding.Bound bound => [bound.Waypoint.Key],
        WaypointBinding.Refused refused => [refused.Refusal.Waypoint.Key],
        _ => [],
    };
}
