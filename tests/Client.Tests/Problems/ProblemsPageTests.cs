using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using WaypointDashboard.Client.Pages.Problems;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Client.Tests.Tables;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Tests.Problems;

public sealed class ProblemsPageTests : IAsyncLifetime
{
    private static readonly ChangeIntent Remedy = new ChangeIntent.Unenroll([new(ResourceKind.Service, "shop", "cart")]);

    private readonly TablesContext _context = new(MeshOf.Objects(MeshOf.Namespace("shop")) with
    {
        Findings = FindingSet.From(
        [
            new("WP001", Severity.Error, new(ResourceKind.Service, "shop", "cart"), "The waypoint is not there.", "Traffic goes direct.", "Deploy it.", new("Take the label off", Remedy)),
            new("WP013", Severity.Info, new(ResourceKind.Gateway, "infra", "idle"), "Nobody uses it.", "It costs.", "Delete it."),
        ]),
    });

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public void Findings_say_cause_effect_and_fix_and_open_the_form()
    {
        var page = Render("/problems");

        var finding = page.FindAll("article").Single(article => article.TextContent.Contains("The waypoint is not there.", StringComparison.Ordinal));
        finding.TextContent.ShouldContain("Traffic goes direct.");
        finding.TextContent.ShouldContain("Error");
        finding.QuerySelector("header a")!.GetAttribute("href").ShouldBe("objects/Service/shop/cart");
        page.FindAll("article button").Single(button => button.TextContent.Contains("Take the label off", StringComparison.Ordinal)).Click();

        _context.Opened.ShouldBe([Remedy]);
    }

    [Theory]
    [InlineData("/problems?severity=error", "cart")]
    [InlineData("/problems?rule=wp013", "idle")]
    [InlineData("/problems?namespaces=infra", "idle")]
    [InlineData("/problems?q=DIRECT%20cart", "cart")]
    public void A_link_shows_what_its_filters_let_through(string address, string name)
    {
        var page = Render(address);

        page.FindAll("article").ShouldHaveSingleItem().TextContent.ShouldContain(name);
        page.Find(".totals").TextContent.ShouldBe("1 of 2 problems");
    }

    [Theory]
    [InlineData("/problems", "WP001,WP013")]
    [InlineData("/problems?group=namespace", "infra,shop")]
    [InlineData("/problems?group=severity", "Error,Info")]
    public void Findings_are_put_together_as_the_link_says(string address, string groups)
    {
        var titles = Render(address).FindAll("section.group h2").Select(heading => heading.TextContent).ToList();

        titles.Count.ShouldBe(2);
        titles.Zip(groups.Split(',')).ShouldAllBe(pair => pair.First.Contains(pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void A_finding_goes_when_its_cause_goes()
    {
        var page = Render("/problems");
        var fixedMesh = _context.Session.Feed.Current with { Findings = FindingSet.Empty };

        _context.Session.Feed.Become(MeshOf.Change(fixedMesh) with { FindingsChanged = [new(ResourceKind.Service, "shop", "cart")] });

        page.WaitForAssertion(() => page.FindAll("article").ShouldBeEmpty());
        page.Markup.ShouldContain("No problems found");
    }

    [Fact]
    public void The_pods_of_one_workload_are_one_problem_that_opens()
    {
        var pods = Enumerable.Range(0, 25).Select(number => Pod($"cart-{number:D2}")).ToList();
        _context.Session.Feed.Become(LiveChange.Reset(MeshOf.Objects([MeshOf.Namespace("shop"), .. pods]) with
        {
            Findings = FindingSet.From(pods.Select(pod => new Finding("WP001", Severity.Error, pod.Key, $"Pod {pod.Name} names nothing.", "Traffic goes direct.", "Deploy it.", new("Deploy it", Remedy)))),
        }));
        var page = Render("/problems");

        page.Find(".totals").TextContent.ShouldBe("1 problem");
        var card = page.FindAll("article").ShouldHaveSingleItem();
        card.GetAttribute("aria-label").ShouldBe("Error WP001: Deployment shop/cart, 25 pods");
        card.QuerySelector("header a")!.GetAttribute("href").ShouldBe("objects/Deployment/shop/cart");
        page.FindAll("article button").Single(button => button.TextContent.Contains("Deploy it", StringComparison.Ordinal)).Click();
        _context.Opened.ShouldBe([Remedy]);
        page.FindAll("article li").ShouldBeEmpty();

        page.Find("article button.expand").Click();

        page.FindAll("article li").Count.ShouldBe(20);
        page.FindAll("article li")[3].TextContent.ShouldContain("Pod cart-03 names nothing.");
        page.FindAll("article button").Single(button => button.TextContent.Contains("Show 5 more of 25", StringComparison.Ordinal)).Click();
        page.FindAll("article li").Count.ShouldBe(25);
    }

    [Fact]
    public void What_could_not_be_looked_at_is_told()
    {
        var live = _context.Session.Feed.Current;
        var coverage = live.Mesh.Coverage.With(new KindCoverage(ResourceKind.WasmPlugin, null, WatchState.Forbidden, Detail: "wasmplugins is forbidden")).With(new KindCoverage(ResourceKind.TCPRoute, null, WatchState.NotServed));
        _context.Session.Feed.Become(LiveChange.Reset(live with { Mesh = live.Mesh with { Coverage = coverage } }));

        var gaps = Render("/problems").Find(".gaps").TextContent;

        gaps.ShouldContain("WasmPlugin: may not be read. wasmplugins is forbidden");
        gaps.ShouldContain("TCPRoute: the API server does not serve it.");
    }

    private static PodResource Pod(string name) => new(
        new("shop", name, LabelSet.Of(("pod-template-hash", "7d4")), LabelSet.Empty, Owner: new("ReplicaSet", "cart-7d4")), "Running", ["10.0.0.2"], "node", "cart", false, true, ["app"]);

    private IRenderedComponent<ProblemsPage> Render(string address)
    {
        _context.Services.GetRequiredService<BunitNavigationManager>().NavigateTo(address);
        return _context.Render<ProblemsPage>();
    }
}
