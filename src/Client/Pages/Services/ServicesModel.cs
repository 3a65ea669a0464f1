using System.Collections.Immutable;
using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Components.Tables;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Services;

/// <summary>The table of Services and ServiceEntries.</summary>
public sealed class ServicesModel : TableModel<ServiceRow>
{
    private static readonly ResourceKind[] Kinds = [ResourceKind.Service, ResourceKind.ServiceEntry];

    /// <inheritdoc/>
    public override string Noun => "services";

    /// <inheritdoc/>
    public override ImmutableArray<TableFacet> States { get; } =
        [.. new[] { "bound", "refused", "opted-out", "not-enrolled", "not-applicable" }.Select(id => new TableFacet(id, BindingWords.LabelOf(id), BindingWords.IconOf(id)))];

    /// <inheritdoc/>
    public override ImmutableArray<TableFacet> Types { get; } = [new("service", "Services"), new("serviceentry", "ServiceEntries")];

    /// <inheritdoc/>
    public override string TypeTitle => "Kind";

    /// <inheritdoc/>
    public override ImmutableDictionary<string, Comparison<ServiceRow>> Orders => field ??= ImmutableDictionary.CreateRange<string, Comparison<ServiceRow>>(
    [
        new("name", (left, right) => Compare(left.Key.Name, right.Key.Name)),
        new("namespace", (left, right) => Compare(left.Key.Namespace, right.Key.Namespace)),
        new("state", CompareState),
        new("waypoint", (left, right) => Compare(left.Waypoint?.ToString(), right.Waypoint?.ToString())),
        new("decided", (left, right) => Compare(left.DecidedBy, right.DecidedBy)),
        new("confirmed", (left, right) => left.Confirmation.CompareTo(right.Confirmation)),
        new("canary", (left, right) => Compare(left.Canary?.ToString(), right.Canary?.ToString())),
        new("ingress", (left, right) => (left.Ingress.IsWritten, left.Ingress.IsOn).CompareTo((right.Ingress.IsWritten, right.Ingress.IsOn))),
        new("type", (left, right) => Compare(left.ServiceType, right.ServiceType)),
        new("hosts", (left, right) => Compare(left.Hosts, right.Hosts)),
        new("findings", CompareProblems),
        new("age", CompareAge),
    ]);

    /// <inheritdoc/>
    public override IEnumerable<ObjectKey> Keys(LiveMesh live) => Kinds.SelectMany(kind => live.Mesh.Resources.All<MeshResource>(kind)).Select(resource => resource.Key);

    /// <inheritdoc/>
    public override ServiceRow? Read(ObjectKey key, LiveMesh live)
    {
        var resource = live.Mesh.Resources.Find(key);
        if (resource is not (ServiceResource or ServiceEntryResource))
        {
            return null;
        }

        var binding = live.Mesh.Bindings.Of(key);
        var written = WaypointBoundCondition.Written(resource);
        return new(
            key,
            binding,
            Confirm(resource, binding, written, live.Mesh.Resources),
            written?.Message ?? "",
            IngressUse.Read(resource, live.Mesh.Resources.FindNamespace(key.Namespace)),
            resource switch
            {
                ServiceResource { IsHeadless: true } => "Headless",
                ServiceResource service => service.Type,
                ServiceEntryResource entry => entry.Location,
                _ => "",
            },
            PortsOf(resource),
            resource switch
            {
                ServiceResource { ExternalName: { } name } => name,
                ServiceResource service => $"{service.Name}.{service.Namespace}",
                ServiceEntryResource entry => string.Join(", ", entry.Hosts),
                _ => "",
            })
        {
            Problems = ProblemCounts.Of(live.Findings.Of(key)),
            Labels = resource.Labels,
            CreatedAt = resource.Metadata.CreatedAt,
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<ObjectKey> Affected(LiveChange change, IReadOnlyCollection<ObjectKey> known)
    {
        var own = change.Mesh.Changed.Concat(change.Mesh.Rebound).Concat(change.FindingsChanged).Where(key => key.Kind is ResourceKind.Service or ResourceKind.ServiceEntry);
        var homes = change.Mesh.Changed.Where(key => key.Kind == ResourceKind.Namespace);
        return own.Concat(homes.SelectMany(home => Kinds.SelectMany(change.Current.Mesh.Resources.In(home.Name).All<MeshResource>)).Select(resource => resource.Key));
    }

    /// <summary>The ports of a Service or ServiceEntry, such as <c>80 http, 443</c>.</summary>
    public static string PortsOf(MeshResource resource)
    {
        var ports = resource switch
        {
            ServiceResource service => service.Ports,
            ServiceEntryResource entry => entry.Ports,
            _ => [],
        };
        return string.Join(", ", ports.Select(port => port.Name.Length == 0 ? $"{port.Port}" : $"{port.Port} {port.Name}"));
    }

    /// <summary>Whether istiod's condition says what the labels lead to.</summary>
    public static Confirmation Confirm(MeshResource resource, WaypointBinding? binding, StatusCondition? written, ResourceIndex resources)
    {
        var expected = binding is null ? null : WaypointBoundCondition.Expected(resource, binding, resources);
        return (expected, written) switch
        {
            (null, null) => Confirmation.NotApplicable,
            (not null, null) => Confirmation.Awaited,
            _ when WaypointBoundCondition.Agree(expected, written) => Confirmation.Confirmed,
            _ => Confirmation.Differs,
        };
    }
}
