using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Diagnostics;

public sealed class RuleCatalogTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    [Fact]
    public void Every_rule_is_in_the_catalogue_in_the_order_of_ids()
    {
        var written = typeof(DiagnosticsEngine).Assembly.GetTypes().Where(type => !type.IsAbstract && type.Name != "FindingRule" && type.BaseType?.Name == "FindingRule").ToList();

        RuleCatalog.All.Count.ShouldBe(written.Count);
        RuleCatalog.All.Select(rule => rule.Id).ShouldBeUnique();
        RuleCatalog.All.Select(rule => rule.Id).ShouldBeInOrder();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_explains_itself_and_points_to_Istio_s_documentation(string id)
    {
        var rule = RuleCatalog.Find(id.ToLowerInvariant()).ShouldNotBeNull();

        rule.Id.ShouldMatch("^WP0[0-3][0-9]$");
        rule.Title.ShouldNotEndWith(".");
        rule.Explanation.ShouldEndWith(".");
        rule.Documentation.ToString().ShouldStartWith("https://");
    }

    [Fact]
    public void An_unknown_id_is_not_found() => RuleCatalog.Find("WP999").ShouldBeNull();

    [Fact]
    public void A_cluster_in_good_order_has_no_findings() => LiveMeshBuilder.FromScratch(RandomCluster.Beginning, Findings.Everything, 1).Findings.All.ShouldBeEmpty();
}
