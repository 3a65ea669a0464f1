using System.Collections.Immutable;
using System.Globalization;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP024: the second waypoint that a service or namespace asks for gets no connections.</summary>
internal sealed class CanaryNotAttached : FindingRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "WP024",
        "Canary waypoint not attached",
        Severity.Warning,
        "With istio.io/use-waypoint-canary a service gives a second waypoint a share of its connections. istiod leaves the canary out when it is the primary itself, when its weight is no integer from 0 to 100, "
            + "or when it is not ready, does not let the namespace in or does not take services. The service stays bound, and only the message of its condition tells.",
        IstioDocs.Waypoints);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Subjects => [ResourceKind.Namespace, ResourceKind.Service, ResourceKind.ServiceEntry];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Needs => [ResourceKind.Namespace];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        if (subject is not NamespaceResource home)
        {
            return RefusalOf(mesh, subject) is { } refusal && CarrierOf(subject, refusal) == subject.Key ? [Describe(mesh, subject, refusal, [])] : [];
        }

        if (!home.Labels.Has(IstioNames.UseWaypointCanary))
        {
            return [];
        }

        var partition = mesh.Resources.In(home.Name);
        return partition.All<MeshResource>(ResourceKind.Service).Concat(partition.All<MeshResource>(ResourceKind.ServiceEntry))
            .Select(service => (service.Key, Refusal: RefusalOf(mesh, service), Service: service))
            .Where(entry => entry.Refusal is { } refusal && CarrierOf(entry.Service, refusal) == home.Key)
            .GroupBy(entry => entry.Refusal!) // The line above has looked.
            .OrderBy(group => group.Key.Message, StringComparer.Ordinal)
            .Select(group => Describe(mesh, home, group.Key, [.. group.Select(entry => entry.Key).Order()]));
    }

    private Finding Describe(MeshSnapshot mesh, MeshResource carrier, BindingRefusal refusal, ValueList<ObjectKey> heirs)
    {
        var home = carrier is NamespaceResource ? carrier.Name : carrier.Namespace;
        var who = heirs.Count > 0 ? $" for {FindingText.Count(heirs.Count, "service")} that {(heirs.Count == 1 ? "inherits" : "inherit")} it" : "";
        var off = new SuggestedChange($"Take the canary off {FindingText.Of(carrier.Key)}", new ChangeIntent.SetCanary([carrier.Key], null, 0));
        var (fix, remedy) = refusal.Reason switch
        {
            RefusalReason.CanarySameAsPrimary => ("Name another waypoint, or take the canary off.", off),
            RefusalReason.CanaryInvalidWeight => (
                $"Set the annotation {IstioNames.UseWaypointCanaryWeight} to an integer from 0 to 100.",
                WouldTake(mesh, refusal.Waypoint, carrier) ? new($"Set the weight of canary {refusal.Waypoint}", new ChangeIntent.SetCanary([carrier.Key], refusal.Waypoint, MeantBy(WeightOf(mesh, carrier)))) : off),
            RefusalReason.WaypointIsNotReady when mesh.Resources.Find(refusal.Waypoint.Key) is not null => ("Find out why the canary has no address, or take it off.", off),
            RefusalReason.WaypointIsNotReady => ("Deploy the canary, or take it off.", WaypointOffers.Against(mesh, refusal, home) ?? off),
            RefusalReason.AttachmentDenied => ($"Let namespace {home} in by allowedRoutes of the canary's listener, or take the canary off.", WaypointOffers.Against(mesh, refusal, home) ?? off),
            _ => ("Let the canary take traffic for services, or take it off.", WaypointOffers.Against(mesh, refusal, home) ?? off),
        };
        return new(
            Info.Id,
            Severity.Warning,
            carrier.Key,
            $"Canary waypoint {refusal.Waypoint} of {FindingText.Of(carrier.Key)} is left out by istiod{who}: {Why(mesh, carrier, refusal)}.",
            "The primary waypoint takes all connections; the canary gets none.",
            fix,
            remedy,
            [refusal.Waypoint.Key, .. heirs.Take(10)]);
    }

    private static string Why(MeshSnapshot mesh, MeshResource carrier, BindingRefusal refusal) => refusal.Reason switch
    {
        RefusalReason.CanarySameAsPrimary => "it is the primary waypoint itself",
        RefusalReason.CanaryInvalidWeight => $"its weight \"{WeightOf(mesh, carrier)}\" is not an integer from 0 to 100",
        RefusalReason.WaypointIsNotReady when mesh.Resources.Find(refusal.Waypoint.Key) is null => $"there is no Gateway {refusal.Waypoint}",
        RefusalReason.WaypointIsNotReady => "its Gateway has no address yet",
        RefusalReason.AttachmentDenied => $"its listener does not let in namespace {(carrier is NamespaceResource ? carrier.Name : carrier.Namespace)}",
        _ => "it does not take traffic for services",
    };

    private static string? WeightOf(MeshSnapshot mesh, MeshResource carrier) =>
        carrier.Annotations[IstioNames.UseWaypointCanaryWeight] ?? mesh.Resources.FindNamespace(carrier.Namespace)?.Annotations[IstioNames.UseWaypointCanaryWeight];

    // The weight is looked at first: a canary may have other faults behind it.
    private static bool WouldTake(MeshSnapshot mesh, WaypointRef canary, MeshResource carrier) =>
        mesh.Resources.Find(canary.Key) is GatewayResource gateway
        && Waypoint.Read(gateway, mesh.Resources) is { IsWaypointClass: true } waypoint
        && WaypointAcceptance.ProblemFor(waypoint, carrier.Key, mesh.Resources) is null;

    // "20%" or "20 " is a slip; of anything else nobody can tell what was meant.
    private static int MeantBy(string? weight) =>
        int.TryParse(weight?.Trim().TrimEnd('%').TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var meant) && meant <= 100 ? meant : 0;

    private static BindingRefusal? RefusalOf(MeshSnapshot mesh, MeshResource service) =>
        mesh.Bindings.Of(service.Key) is WaypointBinding.Bound { Canary: CanaryBinding.Refused { Refusal: var refusal } }
        && (refusal.Reason != RefusalReason.WaypointIsNotReady || mesh.Coverage.Knows(ResourceKind.Gateway, refusal.Waypoint.Namespace))
            ? refusal
            : null;

    /// <summary>Where the fault is written: on the object, or on the Namespace that it inherits from.</summary>
    private static ObjectKey CarrierOf(MeshResource service, BindingRefusal refusal) =>
        service.Labels.Has(IstioNames.UseWaypointCanary)
        || (refusal.Reason == RefusalReason.CanaryInvalidWeight && service.Annotations.Has(IstioNames.UseWaypointCanaryWeight))
            ? service.Key
            : ObjectKey.ForNamespace(service.Namespace);
}
