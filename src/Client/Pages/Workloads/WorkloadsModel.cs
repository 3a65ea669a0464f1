using System.Collections.Immutable;
using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Components.Tables;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Pages.Workloads;

/// <summary>The table of Pods and WorkloadEntries.</summary>
public sealed class WorkloadsModel : TableModel<WorkloadRow>
{
    private static readonly ResourceKind[] Kinds = [ResourceKind.Pod, ResourceKind.WorkloadEntry];

    /// <inheritdoc/>
    public override string Noun => "workloads";

    /// <inheritdoc/>
    public override ImmutableArray<TableFacet> States { get; } =
        [.. Enum.GetValues<CaptureState>().Select(state => new TableFacet(CaptureStates.IdOf(state), CaptureStates.LabelOf(state), CaptureStates.IconOf(state)))];

    /// <inheritdoc/>
    public override ImmutableArray<TableFacet> Types { get; } =
        [.. new[] { "bound", "refused", "opted-out", "not-enrolled" }.Select(id => new TableFacet(id, BindingWords.LabelOf(id)))];

    /// <inheritdoc/>
    public override string TypeTitle => "Binding";

    /// <inheritdoc/>
    public override ImmutableDictionary<string, Comparison<WorkloadRow>> Orders => field ??= ImmutableDictionary.CreateRange<string, Comparison<WorkloadRow>>(
    [
        new("name", (left, right) => Compare(left.Key.Name, right.Key.Name)),
        new("namespace", (left, right) => Compare(left.Key.Namespace, right.Key.Namespace)),
        new("state", CompareState),
        new("binding", (left, right) => Compare(left.Type, right.Type)),
        new("waypoint", (left, right) => Compare(left.Waypoint?.ToString(), right.Waypoint?.ToString())),
        new("owner", (left, right) => Compare(left.Owner?.Name, right.Owner?.Name)),
        new("ready", (left, right) => Nullable.Compare(left.IsReady, right.IsReady)),
        new("node", (left, right) => Compare(left.Node, right.Node)),
        new("account", (left, right) => Compare(left.ServiceAccount, right.ServiceAccount)),
        new("address", (left, right) => Compare(left.Address, right.Address)),
        new("findings", CompareProblems),
        new("age", CompareAge),
    ]);

    /// <inheritdoc/>
    public override IEnumerable<ObjectKey> Keys(LiveMesh live) => Kinds.SelectMany(kind => live.Mesh.Resources.All<MeshResource>(kind)).Select(resource => resource.Key);

    /// <inheritdoc/>
    public override WorkloadRow? Read(ObjectKey key, LiveMesh live) => live.Mesh.Resources.Find(key) switch
    {
        PodResource pod => new(
            key,
            CaptureStates.Of(pod, live.Mesh.Resources.FindNamespace(pod.Namespace)),
            live.Mesh.Bindings.Of(key),
            pod.Metadata.Owner is null ? null : PodOwner.Of(pod, live.Mesh.Resources.In(pod.Namespace)),
            pod.WaitingReason ?? pod.Phase,
            pod.IsReady,
            pod.NodeName,
            pod.ServiceAccount,
            string.Join(", ", pod.Addresses))
        {
            Problems = ProblemCounts.Of(live.Findings.Of(key)),
            Labels = pod.Labels,
            CreatedAt = pod.Metadata.CreatedAt,
        },
        WorkloadEntryResource entry => new(key, CaptureState.Outside, live.Mesh.Bindings.Of(key), entry.Metadata.Owner, "", null, "", entry.ServiceAccount, entry.Address)
        {
            Problems = ProblemCounts.Of(live.Findings.Of(key)),
            Labels = entry.Labels,
            CreatedAt = entry.Metadata.CreatedAt,
        },
        _ => null,
    };

    /// <inheritdoc/>
    public override IEnumerable<ObjectKey> Affected(LiveChange change, IReadOnlyCollection<ObjectKey> known)
    {
        var own = change.Mesh.Changed.Concat(change.Mesh.Rebound).Concat(change.FindingsChanged).Where(key => key.Kind is ResourceKind.Pod or ResourceKind.WorkloadEntry);
        var homes = change.Mesh.Changed.Where(key => key.Kind == ResourceKind.Namespace).Select(key => key.Name).ToHashSet(StringComparer.Ordinal);
        var sets = change.Mesh.Changed.Where(key => key.Kind == ResourceKind.ReplicaSet).ToHashSet();
        var resources = change.Current.Mesh.Resources;
        return own
            .Concat(homes.SelectMany(home => resources.In(home).All<PodResource>(ResourceKind.Pod)).Select(pod => pod.Key))
            .Concat(sets.Select(set => set.Namespace).Distinct(StringComparer.Ordinal)
                .SelectMany(home => resources.In(home).All<PodResource>(ResourceKind.Pod))
                .Where(pod => pod.Metadata.Owner is { Kind: nameof(ResourceKind.ReplicaSet) } owner && sets.Contains(new(ResourceKind.ReplicaSet, pod.Namespace, owner.Name)))
                .Select(pod => pod.Key));
    }
}
