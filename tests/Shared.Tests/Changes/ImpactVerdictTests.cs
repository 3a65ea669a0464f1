using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Changes;

public sealed class ImpactVerdictTests
{
    private static readonly WaypointRef Waypoint = new("shop", "waypoint");
    private static readonly WaypointBinding Bound = new WaypointBinding.Bound(null, Waypoint);
    private static readonly WaypointBinding Refused = new WaypointBinding.Refused(null, new(new("infra", "egress"), RefusalReason.AttachmentDenied, ""));

    [Fact]
    public void Where_nothing_changes_the_verdict_says_so() => Told(new Impact([], [], [], [], [])).ShouldBe(["Info: Nothing changes for traffic."]);

    [Fact]
    public void What_is_lost_comes_before_what_is_gained_and_security_before_the_rest()
    {
        var shifts = new[]
        {
            Shift(ResourceKind.HTTPRoute, "retries", "cart", true),
            Shift(ResourceKind.AuthorizationPolicy, "readers", "cart", true),
            Shift(ResourceKind.HTTPRoute, "canary", "cart", false),
            Shift(ResourceKind.AuthorizationPolicy, "clients", "cart", false),
            Shift(ResourceKind.RequestAuthentication, "jwt", "cart", false),
        };

        Told(new Impact([], [], [.. shifts], [], [])).ShouldBe(
        [
            "Error: Service shop/cart loses 2 security policies: AuthorizationPolicy shop/clients, RequestAuthentication shop/jwt.",
            "Warning: Service shop/cart loses 1 route or other policy: HTTPRoute shop/canary.",
            "Info: Service shop/cart gains 1 security policy: AuthorizationPolicy shop/readers.",
            "Info: Service shop/cart gains 1 route or other policy: HTTPRoute shop/retries.",
        ]);
    }

    [Fact]
    public void Several_objects_are_counted_by_kind_and_many_policies_are_not_all_named()
    {
        ObjectKey[] objects = [Service("cart"), Service("till"), new(ResourceKind.ServiceEntry, "shop", "a"), new(ResourceKind.ServiceEntry, "shop", "b"), new(ResourceKind.WorkloadEntry, "shop", "vm")];
        string[] policies = ["one", "two", "three", "four", "five"];

        Told(new Impact([], [], [.. objects.SelectMany(found => policies.Select(policy => new EnforcementShift(new(ResourceKind.AuthorizationPolicy, "shop", policy), found, true, "Why.")))], [], []))
            .ShouldBe(["Info: 2 services and 2 service entries and 1 workload entry gain 5 security policies: "
                + "AuthorizationPolicy shop/five, AuthorizationPolicy shop/four, AuthorizationPolicy shop/one and 2 more."], ignoreOrder: true);
    }

    [Fact]
    public void Those_who_go_the_same_way_are_told_of_together()
    {
        var shared = new WaypointBinding.Bound(null, Waypoint, new CanaryBinding.Accepted(new("shop", "next"), 10));
        Told(new Impact([], [new(Service("cart"), null, Bound), new(Service("till"), new WaypointBinding.None(null, NoBindingCause.NotEnrolled), Bound), new(Service("fees"), Bound, Refused)], [], [], [])).ShouldBe(
        [
            "Warning: Service shop/fees goes from waypoint shop/waypoint to no waypoint (infra/egress is refused: AttachmentDenied).",
            "Info: 2 services go from no waypoint to waypoint shop/waypoint.",
        ]);
        Told(new Impact([], [new(Service("cart"), Bound, shared), new(Service("till"), shared, new WaypointBinding.OptedOut(null))], [], [], [])).ShouldBe(
        [
            "Info: Service shop/cart goes from waypoint shop/waypoint to waypoint shop/waypoint with 10 % on canary shop/next.",
            "Info: Service shop/till goes from waypoint shop/waypoint with 10 % on canary shop/next to no waypoint (opted out).",
        ]);
    }

    [Fact]
    public void A_policy_that_would_deny_the_waypoint_is_told_of_by_itself()
    {
        Told(new Impact([], [], [], [Found("WP012", Severity.Error, "clients"), Found("WP017", Severity.Warning, "waypoint")], [])).ShouldBe(
        [
            "Error: 1 policy would deny what comes through the waypoint, since it does not allow its identity: shop/clients.",
            "Warning: 1 problem appears: WP017 on shop/waypoint.",
        ]);
        Told(new Impact([], [], [], [Found("WP012", Severity.Error, "a"), Found("WP012", Severity.Error, "b")], [Found("WP001", Severity.Error, "cart")])).ShouldBe(
        [
            "Error: 2 policies would deny what comes through the waypoint, since they do not allow its identity: shop/a, shop/b.",
            "Info: 1 problem goes: WP001 on shop/cart.",
        ]);
    }

    [Fact]
    public void Problems_that_come_are_as_grave_as_the_gravest_of_them()
    {
        Told(new Impact([], [], [], [Found("WP017", Severity.Warning, "x"), Found("WP003", Severity.Error, "y")], [Found("WP001", Severity.Error, "a"), Found("WP001", Severity.Error, "b")])).ShouldBe(
        [
            "Error: 2 problems appear: WP017 on shop/x, WP003 on shop/y.",
            "Info: 2 problems go: WP001 on shop/a, WP001 on shop/b.",
        ]);
    }

    private static IEnumerable<string> Told(Impact impact) => ImpactVerdict.Of(impact).Select(fact => $"{fact.Severity}: {fact.Text}");

    private static ObjectKey Service(string name) => new(ResourceKind.Service, "shop", name);

    private static EnforcementShift Shift(ResourceKind kind, string policy, string service, bool isGained) => new(new(kind, "shop", policy), Service(service), isGained, "Why.");

    private static Finding Found(string id, Severity severity, string name) => new(id, severity, new(ResourceKind.Gateway, "shop", name), "Cause.", "Effect.", "Fix.");
}
