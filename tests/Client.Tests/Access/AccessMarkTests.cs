using Bunit;
using WaypointDashboard.Client.Components.Access;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Client.Tests.Tables;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Tests.Access;

public sealed class AccessMarkTests : IAsyncLifetime
{
    private static readonly ObjectKey Cart = new(ResourceKind.Service, "shop", "cart");

    private static readonly ChangeIntent Enroll = new ChangeIntent.Enroll([Cart], new("shop", "gate"));

    private readonly TablesContext _context = new(MeshOf.Objects(MeshOf.Namespace("shop"), MeshOf.Namespace("bank"), MeshOf.Waypoint("shop", "gate"), MeshOf.Service("shop", "cart")));

    private FakeAccess Rights => _context.Session.Rights;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public void What_is_allowed_has_no_mark()
    {
        Render(Enroll).Markup.Trim().ShouldBeEmpty();

        Rights.Asked.ShouldContain(question => question.Verb == "patch" && question.Kind == ResourceKind.Service && question.Namespace == "shop" && question.Name == null);
    }

    [Fact]
    public void What_is_forbidden_says_so_before_its_form_is_opened()
    {
        Rights.Denied.Add(("patch", ResourceKind.Service, "shop"));

        var mark = Render(Enroll).Find(".access-mark");

        mark.GetAttribute("title").ShouldBe("You may not patch Service in shop.");
        mark.TextContent.ShouldContain("You may not patch Service in shop.");
    }

    [Fact]
    public void A_plan_is_as_allowed_as_its_last_step()
    {
        Rights.Denied.Add(("patch", ResourceKind.Namespace, ""));

        Render(Deploy("bank", isEnrolling: false)).FindAll(".access-mark").ShouldBeEmpty();
        Render(Deploy("bank", isEnrolling: true)).FindAll(".access-mark").ShouldNotBeEmpty();
    }

    [Fact]
    public void What_is_new_has_to_be_created()
    {
        Rights.Denied.Add(("create", ResourceKind.Gateway, "bank"));
        Rights.Denied.Add(("create", ResourceKind.Gateway, "shop"));

        Render(Deploy("bank", isEnrolling: false)).FindAll(".access-mark").ShouldNotBeEmpty();
        Render(new ChangeIntent.DeployWaypoint(new("shop", "gate"), TrafficType.All, null, new AllowedNamespaces.Same())).FindAll(".access-mark").ShouldBeEmpty("It is there already.");
    }

    [Fact]
    public void A_form_that_is_not_filled_in_yet_asks_for_nothing()
    {
        Rights.Denied.Add(("patch", ResourceKind.Service, "shop"));

        Render(new ChangeIntent.Enroll([Cart], null)).Markup.Trim().ShouldBeEmpty();
        Rights.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void Another_change_is_another_question()
    {
        Rights.Denied.Add(("patch", ResourceKind.Service, "shop"));
        var mark = Render(Enroll);

        mark.Render(parameters => parameters.Add(shown => shown.Intent, Deploy("bank", isEnrolling: false)));

        mark.FindAll(".access-mark").ShouldBeEmpty();
    }

    private static ChangeIntent.DeployWaypoint Deploy(string home, bool isEnrolling) => new(new(home, "waypoint"), null, null, new AllowedNamespaces.Same(), EnrollNamespace: isEnrolling);

    private IRenderedComponent<AccessMark> Render(ChangeIntent intent) => _context.Render<AccessMark>(parameters => parameters.Add(mark => mark.Intent, intent));
}
