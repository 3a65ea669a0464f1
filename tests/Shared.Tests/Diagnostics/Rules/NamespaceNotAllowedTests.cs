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
}
