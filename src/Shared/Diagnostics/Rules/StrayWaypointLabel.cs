using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>A waypoint's namespace without its name, or an empty value of either.</summary>
internal sealed class StrayWaypointLabel : FindingRule
{
    public override RuleInfo Info { get; } = new(
        "WP015",
        "Half a waypoint label",
        Severity.Error,
        "istio.io/use-waypoint-namespace counts only beside istio.io/use-waypoint on the same object; alone it says nothing. "
        + "An empty value is not the same as no label: istiod looks for a waypoint, or a namespace, without a name and finds none.",
        IstioDocs.Labels);

    public override ImmutableArray<ResourceKind> Subjects { get; } = WaypointLabel.Carriers;

    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        var labels = subject.EffectiveLabels;
        return (labels[IstioNames.UseWaypoint], labels[IstioNames.UseWaypointNamespace]) switch
        {
            (null, { } home) => [Alone(subject, home)],
            ("", _) => [EmptyName(mesh, subject)],
            (not IstioNames.None and not null, "") => [EmptyNamespace(mesh, subject)],
            _ => [],
        };
    }

    private Finding Alone(MeshResource subject, string home) => new(
        Info.Id,
        Severity.Warning,
        subject.Key,
        $"{FindingText.Of(subject.Key)} is labelled {IstioNames.UseWaypointNamespace}={home} without {IstioNames.UseWaypoint}.",
        subject.Kind == ResourceKind.Namespace ? "The label has no effect: the namespace is not enrolled." : "The label has no effect: what its namespace asks for holds, if anything.",
        $"Add {IstioNames.UseWaypoint}, or take {IstioNames.UseWaypointNamespace} off.",
        TakeOff(subject, IstioNames.UseWaypointNamespace));

    private Finding EmptyName(MeshSnapshot mesh, MeshResource subject) => new(
        Info.Id,
        Severity.Error,
        subject.Key,
        $"{FindingText.Of(subject.Key)} carries the label {IstioNames.UseWaypoint} with an empty value, which istiod takes for the name of a waypoint that is never ready.",
        WaypointLabel.EffectOfNone(mesh, subject),
        $"Write the name of a waypoint, {IstioNames.None} to opt out, or take the label off.",
        new($"Take the label off {FindingText.Of(subject.Key)}", new ChangeIntent.Unenroll([subject.Key])));

    private Finding EmptyNamespace(MeshSnapshot mesh, MeshResource subject) => new(
        Info.Id,
        Severity.Error,
        subject.Key,
        $"{FindingText.Of(subject.Key)} carries the label {IstioNames.UseWaypointNamespace} with an empty value, so that istiod looks for its waypoint {subject.EffectiveLabels[IstioNames.UseWaypoint]} in no namespace.",
        WaypointLabel.EffectOfNone(mesh, subject),
        $"Write the waypoint's namespace, or take {IstioNames.UseWaypointNamespace} off to mean the object's own.",
        TakeOff(subject, IstioNames.UseWaypointNamespace));

    private static SuggestedChange TakeOff(MeshResource subject, string label) => new(
        $"Take {label} off {FindingText.Of(subject.Key)}",
        new ChangeIntent.EditMetadata(subject.Key, [KeyValuePair.Create(label, (string?)null)], []));
}
