using System.Collections.Immutable;
using MudBlazor;
using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Components.Tables;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Namespaces;

/// <summary>The table of namespaces.</summary>
public sealed class NamespacesModel : TableModel<NamespaceRow>
{
    private static readonly ResourceKind[] ServiceKinds = [ResourceKind.Service, ResourceKind.ServiceEntry];

    /// <inheritdoc/>
    public override string Noun => "namespaces";

    /// <inheritdoc/>
    public override ImmutableArray<TableFacet> States { get; } =
    [
        new("enrolled", "Enrolled", Icons.Material.Outlined.Link),
        new("refused", "Refused", Icons.Material.Outlined.Cancel),
        new("not-enrolled", "Not enrolled", Icons.Material.Outlined.LinkOff),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<TableFacet> Types { get; } = [new("ambient", "Ambient"), new("sidecar", "Sidecar"), new("none", "Outside the mesh")];

    /// <inheritdoc/>
    public override string TypeTitle => "Dataplane mode";

    /// <inheritdoc/>
    public override ImmutableDictionary<string, Comparison<NamespaceRow>> Orders => field ??= ImmutableDictionary.CreateRange<string, Comparison<NamespaceRow>>(
    [
        new("name", (left, right) => Compare(left.Key.Name, right.Key.Name)),
        new("mode", (left, right) => left.Mode.CompareTo(right.Mode)),
        new("state", CompareState),
        new("waypoint", (left, right) => Compare(left.Enrollment.Waypoint?.ToString(), right.Enrollment.Waypoint?.ToString())),
        new("services", (left, right) => left.Services.CompareTo(right.Services)),
        new("bound", (left, right) => left.BoundServices.CompareTo(right.BoundServices)),
        new("pods", (left, right) => left.Pods.CompareTo(right.Pods)),
        new("captured", (left, right) => Nullable.Compare(left.CapturedShare, right.CapturedShare)),
        new("findings", CompareProblems),
        new("age", CompareAge),
    ]);

    /// <inheritdoc/>
    public override IEnumerable<ObjectKey> Keys(LiveMesh live) => live.Mesh.Resources.In("").All<NamespaceResource>(ResourceKind.Namespace).Select(home => home.Key);

    /// <inheritdoc/>
    public override NamespaceRow? Read(ObjectKey key, LiveMesh live)
    {
        if (live.Mesh.Resources.Find(key) is not NamespaceResource home)
        {
            return null;
        }

        var here = live.Mesh.Resources.In(home.Name);
        var services = 0;
        var bound = 0;
        foreach (var service in ServiceKinds.SelectMany(here.All<MeshResource>))
        {
            var binding = live.Mesh.Bindings.Of(service.Key);
            services += BindingWords.IdOf(binding) == "not-applicable" ? 0 : 1;
            bound += binding is WaypointBinding.Bound ? 1 : 0;
        }

        var pods = 0;
        var captured = 0;
        foreach (var pod in here.All<PodResource>(ResourceKind.Pod).Where(pod => pod.IsWorkload && !pod.Labels.Has(IstioNames.GatewayName)))
        {
            pods++;
            captured += MeshModes.Of(pod) == MeshMode.Ambient ? 1 : 0;
        }

        return new(key, MeshModes.Of(home), NamespaceEnrollment.Read(home, live), services, bound, pods, captured)
        {
            Problems = ProblemCounts.Of(live.Findings.In(home.Name)),
            Labels = home.Labels,
            CreatedAt = home.Metadata.CreatedAt,
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<ObjectKey> Affected(LiveChange change, IReadOnlyCollection<ObjectKey> known)
    {
        var live = change.Current;
        var homes = change.Mesh.Changed.Concat(change.Mesh.Rebound).Concat(change.FindingsChanged)
            .Select(key => key.Kind == ResourceKind.Namespace ? key.Name : key.Namespace)
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Select(ObjectKey.ForNamespace);
        var gateways = change.Mesh.Changed.Where(key => key.Kind == ResourceKind.Gateway).ToHashSet();
        return change.Mesh.Changed.Any(key => key.Kind == ResourceKind.GatewayClass) ? Keys(live)
            : gateways.Count == 0 ? homes
            : homes.Concat(live.Mesh.Resources.In("").All<NamespaceResource>(ResourceKind.Namespace)
                .Where(home => UseWaypointLabel.Read(home.Labels, home.Name).Waypoint is { } waypoint && gateways.Contains(waypoint.Key))
                .Select(home => home.Key));
    }
}
