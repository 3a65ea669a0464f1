using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class NamespaceNotAllowedTests
{
    private const string Id = "WP004";

    private const string Uses = "{istio.io/use-waypoint: egress, istio.io/use-waypoint-namespace: infra}";

    private static readonly ChangeIntent AllowShop = new ChangeIntent.SetAllowedNamespaces(
        new("infra", "egress"),
        new AllowedNamespaces.Matching(new(LabelSet.Empty, [new(IstioNames.NamespaceName, "In", ["infra", "shop"])])));

    [Fact]
    public void A_listener_without_allowedRoutes_lets_nobody_else_in()
    {
        var finding = Findings.FindOne(Id, Namespace("shop", Uses), Service("shop", "cart"), Namespace("infra"), Waypoint("infra", "egress"));

        finding.Object.ShouldBe(ObjectKey.ForNamespace("shop"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("Namespace shop is labelled istio.io/use-waypoint=egress, istio.io/use-waypoint-namespace=infra, but waypoint infra/egress lets in its own namespace infra only.");
        finding.Effect.ShouldStartWith("1 service that inherits the label gets no waypoint");
        finding.Remedy.ShouldBe(new SuggestedChange("Allow namespace shop on infra/egress", AllowShop));
        finding.Related.ShouldContain(new ObjectKey(ResourceKind.Gateway, "infra", "egress"));
    }

    [Fact]
    public void A_service_of_its_own_accord() =>
        Findings.FindOne(Id, Namespace("shop"), Service("shop", "cart", Uses), Namespace("infra"), Waypoint("infra", "egress"))
            .ShouldSatisfyAllConditions(finding => finding.Object.ShouldBe(new ObjectKey(ResourceKind.Service, "shop", "cart")), finding => finding.Remedy!.Intent.ShouldBe(AllowShop));

    [Fact]
    public void Where_labels_decide_the_namespace_is_given_them()
    {
        var finding = Findings.FindOne(Id, Namespace("shop", Uses), Namespace("infra"), Waypoint("infra", "egress", allowed: "{from: Selector, selector: {matchLabels: {egress: allowed}}}"));

        finding.Cause.ShouldEndWith("waypoint infra/egress lets in namespaces with egress=allowed only.");
        finding.Remedy!.Intent.ShouldBe(new ChangeIntent.EditMetadata(ObjectKey.ForNamespace("shop"), [KeyValuePair.Create("egress", (string?)"allowed")], []));
    }

    [Fact]
    public void Those_that_are_let_in_by_name_stay_so() =>
        Findings.FindOne(Id, Namespace("shop", Uses), Namespace("infra"), Waypoint("infra", "egress", allowed: "{from: Selector, selector: {matchLabels: {kubernetes.io/metadata.name: bank}}}"))
            .Remedy!.Intent.ShouldBe(new ChangeIntent.SetAllowedNamespaces(
                new("infra", "egress"), new AllowedNamespaces.Matching(new(LabelSet.Empty, [new(IstioNames.NamespaceName, "In", ["bank", "shop"])]))));

    [Fact]
    public void Where_nobody_is_let_in_only_the_namespace_that_asks_is()
    {
        var finding = Findings.FindOne(Id, Namespace("shop", Uses), Namespace("infra"), Waypoint("infra", "egress", allowed: "{from: Selector}"));

        finding.Cause.ShouldEndWith("waypoint infra/egress says from: Selector without a selector, which lets nobody in.");
        finding.Remedy!.Intent.ShouldBe(new ChangeIntent.SetAllowedNamespaces(
            new("infra", "egress"), new AllowedNamespaces.Matching(new(LabelSet.Empty, [new(IstioNames.NamespaceName, "In", ["shop"])]))));
    }

    [Theory]
    [InlineData("{matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [bank, infra]}]}", "bank,infra,shop")]
    [InlineData("{matchExpressions: [{key: kubernetes.io/metadata.name, operator: Exists}]}", null)]
    [InlineData("{matchExpressions: [{key: team, operator: In, values: [bank]}]}", null)]
    [InlineData("{matchLabels: {team: bank}, matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [bank]}]}", null)]
    [InlineData("{matchLabels: {kubernetes.io/metadata.name: bank, team: bank}}", null)]
    public void Only_a_list_of_names_is_made_longer(string selector, string? names)
    {
        var finding = Findings.FindOne(Id, Namespace("shop", Uses), Namespace("infra"), Waypoint("infra", "egress", allowed: $"{{from: Selector, selector: {selector}}}"));

        var allowed = (finding.Remedy?.Intent as ChangeIntent.SetAllowedNamespaces)?.Allowed as AllowedNamespaces.Matching;
        (allowed is null ? null : string.Join(',', allowed.Selector.MatchExpressions[0].Values.Items)).ShouldBe(names);
        (finding.Remedy is null).ShouldBe(names is null);
    }

    [Fact]
    public void A_listener_that_is_not_HBONE_and_would_let_it_in_is_corrected()
    {
        var finding = Findings.FindOne(Id, Namespace("shop", Uses), Namespace("infra"), Waypoint("infra", "egress", allowed: "{from: All}", listener: "port: 80, protocol: HTTP"));

        finding.Cause.ShouldContain("has no HBONE listener on port 15008");
        finding.Fix.ShouldStartWith("Give waypoint infra/egress a listener with protocol HBONE on port 15008");
        finding.Remedy!.Intent.ShouldBe(new ChangeIntent.SetWaypointListener(new("infra", "egress")));
    }

    [Fact]
    public void A_listener_that_is_not_HBONE_and_would_not_let_it_in_is_corrected_and_lets_it_in() =>
        Findings.FindOne(Id, Namespace("shop", Uses), Namespace("infra"), Waypoint("infra", "egress", listener: "port: 80, protocol: HTTP"))
            .Remedy!.Intent.ShouldBe(AllowShop);

    [Theory]
    [InlineData("{from: All}")]
    [InlineData("{from: Selector, selector: {}}")]
    public void Those_who_are_allowed_are_fine(string allowed) =>
        Findings.Find(Id, Namespace("shop", Uses), Service("shop", "cart"), Namespace("infra"), Waypoint("infra", "egress", allowed: allowed)).ShouldBeEmpty();

    [Fact]
    public void The_own_namespace_is_fine() => Findings.Find(Id, Namespace("shop", "{istio.io/use-waypoint: waypoint}"), Waypoint("shop", "waypoint")).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_said_while_Namespaces_cannot_be_read() =>
        Findings.Find(Id, Findings.Without(WatchState.Forbidden, ResourceKind.Namespace), Service("shop", "cart", Uses), Waypoint("infra", "egress", allowed: "{from: Selector, selector: {matchLabels: {a: b}}}")).ShouldBeEmpty();

    private const string SeenAtHome = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: istio, namespace: istio-system}
        data: {mesh: '{"serviceEntryVisibility": {"defaultVisibility": "NAMESPACE"}}'}
        """;

    [Theory]
    [InlineData("{}", Uses, "asks for waypoint infra/egress, but")]
    [InlineData(Uses, "{}", "asks for waypoint infra/egress by the label of namespace shop, but")]
    public void An_entry_that_is_seen_at_home_only_cannot_use_a_waypoint_elsewhere(string ofNamespace, string own, string cause)
    {
        string[] shop = [SeenAtHome, Namespace("shop", ofNamespace), Namespace("infra"), Waypoint("infra", "egress", allowed: "{from: All}"), ServiceEntry("shop", "mail", own)];

        var finding = Findings.FindOne(Id, shop);

        finding.Object.ShouldBe(new ObjectKey(ResourceKind.ServiceEntry, "shop", "mail"));
        finding.Cause.ShouldContain(cause);
        finding.Remedy!.Intent.ShouldBe(new ChangeIntent.DeployWaypoint(new("shop", "waypoint"), null, null, new AllowedNamespaces.Same()));
        Findings.FindOne(Id, [.. shop, Waypoint("shop", "local")]).Remedy!.Intent.ShouldBe(new ChangeIntent.Enroll([finding.Object], new("shop", "local")));
        Findings.Find(Id, shop[1..]).ShouldBeEmpty();
    }

    [Fact]
    public void An_endpoint_that_is_written_in_an_entry_is_a_workload_of_its_own()
    {
        var entry = ServiceEntry("shop", "mail").Replace("resolution: DNS", $"resolution: STATIC, endpoints: [{{address: 10.9.0.1, labels: {Uses}}}, {{address: 10.9.0.2}}]", StringComparison.Ordinal);
        string[] cluster = [Namespace("shop"), Namespace("infra"), entry];

        Findings.FindOne("WP001", cluster).ShouldSatisfyAllConditions(
            finding => finding.Cause.ShouldBe("Endpoint 10.9.0.1 of ServiceEntry shop/mail names waypoint infra/egress, which does not exist."),
            finding => finding.Remedy!.Intent.ShouldBeOfType<ChangeIntent.DeployWaypoint>().TrafficType.ShouldBe(TrafficType.Workload));
        Findings.FindOne(Id, [.. cluster, Waypoint("infra", "egress")]).ShouldSatisfyAllConditions(
            finding => finding.Cause.ShouldEndWith("names waypoint infra/egress, which does not let in namespace shop."),
            finding => finding.Remedy!.Intent.ShouldBe(AllowShop));
        Findings.FindOne("WP005", [.. cluster, Waypoint("infra", "egress", allowed: "{from: All}")]).ShouldSatisfyAllConditions(
            finding => finding.Cause.ShouldEndWith("names waypoint infra/egress, which takes traffic for services only (istio.io/waypoint-for is not set, which means service)."),
            finding => finding.Remedy!.Intent.ShouldBe(new ChangeIntent.SetTrafficType(new("infra", "egress"), TrafficType.All)));
        foreach (var id in (string[])["WP001", Id, "WP005"])
        {
            Findings.Find(id, [.. cluster, Waypoint("infra", "egress", "{istio.io/waypoint-for: all}", "{from: All}")]).ShouldBeEmpty();
        }
    }
}
