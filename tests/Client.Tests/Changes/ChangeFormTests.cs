using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using Shouldly;
using WaypointDashboard.Client.Components.Changes;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using Xunit;

namespace WaypointDashboard.Client.Tests.Changes;

public sealed class ChangeFormTests : IAsyncLifetime
{
    private static readonly ObjectKey Shop = ObjectKey.ForNamespace("shop");
    private static readonly ChangeIntent Enroll = new ChangeIntent.Enroll([Shop], new("shop", "waypoint"));

    private readonly BunitContext _context = new();
    private readonly FakeTimeProvider _time = new();
    private readonly FakeSession _session = new(MeshOf.Objects(
        MeshOf.Namespace("shop", (IstioNames.DataplaneMode, IstioNames.Ambient)),
        MeshOf.Service("shop", "cart"),
        MeshOf.Waypoint("shop", "waypoint")));

    public ValueTask InitializeAsync()
    {
        _context.Services.AddSingleton<TimeProvider>(_time);
        _context.Services.AddDashboardClient();
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _context.Render<MudPopoverProvider>();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public void The_preview_shows_what_the_server_answered_and_can_be_applied()
    {
        var form = Open(Enroll);

        form.WaitForAssertion(() => Button(form, "Enroll").HasAttribute("disabled").ShouldBeFalse());
        form.Find(".preview h2").TextContent.ShouldBe("Enroll Namespace shop in shop/waypoint");
        form.Find(".verdict").TextContent.ShouldContain("Nothing changes for traffic.");
        form.Find(".yaml-diff tr.Added").TextContent.ShouldContain("a: 2");
    }

    [Fact]
    public async Task A_plan_that_waits_for_a_waypoint_waits_as_long_as_the_operator_says()
    {
        var form = Open(new ChangeIntent.DeployWaypoint(new("shop", "waypoint-2"), null, null, new AllowedNamespaces.Same()));
        form.WaitForAssertion(() => Button(form, "Deploy").HasAttribute("disabled").ShouldBeFalse());

        await form.FindComponent<MudNumericField<int>>().Find("input").ChangeAsync("20");
        await ApplyAsync(form, "Deploy");

        _session.Service.Started.ShouldHaveSingleItem().Options.ProgrammedTimeout.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_plan_that_waits_for_nothing_asks_for_no_longest_wait()
    {
        var form = Open(Enroll);
        form.WaitForAssertion(() => Button(form, "Enroll").HasAttribute("disabled").ShouldBeFalse());

        form.FindComponents<MudNumericField<int>>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("none", "A waypoint cannot be called \"none\"")]
    [InlineData("Not_DNS", "cannot be the name of a Service")]
    [InlineData("cart", "Service shop/cart exists and istiod does not manage it")]
    [InlineData("", "Give the waypoint a name")]
    public async Task A_name_that_will_not_do_is_refused_at_the_field_as_it_is_typed(string name, string message)
    {
        var form = Open(new ChangeIntent.DeployWaypoint(new("shop", "waypoint-2"), null, null, new AllowedNamespaces.Same()));
        form.WaitForAssertion(() => Button(form, "Deploy").HasAttribute("disabled").ShouldBeFalse());

        await form.FindComponents<MudTextField<string>>().Single(field => field.Instance.Label == "Name").Find("input").InputAsync(name);

        form.Find(".fields .mud-input-error").TextContent.ShouldNotBeNull();
        form.Find(".fields").TextContent.ShouldContain(message);
        form.Find(".refusals").TextContent.ShouldContain(message);
        Button(form, "Deploy").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public async Task Typing_asks_the_server_once_and_shortly_after()
    {
        var form = Open(new ChangeIntent.DeployWaypoint(new("shop", "w"), null, null, new AllowedNamespaces.Same()));
        form.WaitForAssertion(() => _session.Service.Previewed.Count.ShouldBe(1));
        var input = form.FindComponents<MudTextField<string>>().Single(field => field.Instance.Label == "Name");

        _ = input.Find("input").InputAsync("wa");
        _ = input.Find("input").InputAsync("way");
        _session.Service.Previewed.Count.ShouldBe(1);
        await form.InvokeAsync(() => _time.Advance(ChangeDraft.Rest));

        form.WaitForAssertion(() => _session.Service.Previewed.Count.ShouldBe(2));
        _session.Service.Previewed[^1].Title.ShouldBe("Deploy waypoint shop/way");
    }

    [Fact]
    public void What_the_operator_may_not_do_is_disabled_with_the_reason_and_the_missing_rule()
    {
        _session.Service.Answer = step => Problem(step, StepProblemKind.Forbidden, "anna may not patch namespaces.", "kind: ClusterRole\n");

        var form = Open(Enroll);

        form.WaitForAssertion(() => form.Find(".reason").TextContent.ShouldContain("anna may not patch namespaces."));
        Button(form, "Enroll").HasAttribute("disabled").ShouldBeTrue();
        form.Find(".step-detail").TextContent.ShouldContain("ClusterRole");
    }

    [Fact]
    public async Task Fields_of_another_manager_are_taken_over_only_in_a_second_step()
    {
        _session.Service.Answer = step => Problem(step, StepProblemKind.Conflict, "argocd owns metadata.labels.", "");
        var form = Open(Enroll);
        form.WaitForAssertion(() => Button(form, "Take the fields over…").ShouldNotBeNull());
        Button(form, "Enroll").HasAttribute("disabled").ShouldBeTrue();

        await form.InvokeAsync(() => Button(form, "Take the fields over…").ClickAsync());
        Button(form, "Take over and apply").HasAttribute("disabled").ShouldBeTrue();
        await form.InvokeAsync(() => form.Find("footer input[type=checkbox]").ChangeAsync(true));
        await ApplyAsync(form, "Take over and apply");

        _session.Service.Started.ShouldHaveSingleItem().Options.ForceConflicts.ShouldBeTrue();
    }

    [Fact]
    public void A_read_only_dashboard_previews_and_applies_nothing()
    {
        _session.Service.IsReadOnly = true;

        var form = Open(Enroll);

        form.WaitForAssertion(() => form.Find(".verdict").ShouldNotBeNull());
        form.Find(".reason").TextContent.ShouldContain("read-only");
        Button(form, "Enroll").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public async Task Applying_shows_the_steps_as_they_are_done()
    {
        var form = Open(Enroll);
        form.WaitForAssertion(() => Button(form, "Enroll").HasAttribute("disabled").ShouldBeFalse());

        await ApplyAsync(form, "Enroll");
        _session.Service.Say(RunState.Running, new StepRun(StepState.Running));
        form.WaitForAssertion(() => form.Find(".run .state").TextContent.ShouldBe("0 of 1 step done"));
        form.WaitForAssertion(() => form.Find(".row .state").TextContent.ShouldContain("under way"));
        _session.Service.Say(RunState.Succeeded, new StepRun(StepState.Done, null, "a: 1\n", "a: 2\n"));

        form.WaitForAssertion(() => form.Find(".run header .state").TextContent.ShouldBe("Done"));
        form.Find("footer a").GetAttribute("href").ShouldBe("/history/00000000-0000-0000-0000-000000000000?cluster=test");
    }

    [Fact]
    public async Task A_failure_says_what_was_done_and_what_was_not()
    {
        var form = Open(new ChangeIntent.Enroll([Shop, new(ResourceKind.Service, "shop", "cart")], new("shop", "waypoint")));
        form.WaitForAssertion(() => Button(form, "Enroll").HasAttribute("disabled").ShouldBeFalse());

        await ApplyAsync(form, "Enroll");
        _session.Service.Say(RunState.Failed, new StepRun(StepState.Done), new StepRun(StepState.Failed, new StepProblem(StepProblemKind.Rejected, "webhook says no")));

        form.WaitForAssertion(() => form.Find(".run .mud-alert").TextContent.ShouldContain("1 step done and stay so; 1 step not."));
        form.Find(".step-detail").TextContent.ShouldContain("webhook says no");
    }

    [Theory]
    [InlineData(StepState.Done, true)]
    [InlineData(StepState.Failed, false)]
    public async Task What_was_done_before_a_failure_can_be_undone_on_the_spot(StepState first, bool canUndo)
    {
        var asked = new List<Guid>();
        var form = _context.Render<ChangeForm>(parameters => parameters
            .Add(component => component.Session, _session)
            .Add(component => component.Intent, Enroll)
            .Add(component => component.UndoAsked, asked.Add));
        form.WaitForAssertion(() => Button(form, "Enroll").HasAttribute("disabled").ShouldBeFalse());
        await ApplyAsync(form, "Enroll");

        _session.Service.Say(RunState.Failed, new StepRun(first));

        form.WaitForAssertion(() => form.Find(".run .mud-alert").ShouldNotBeNull());
        UndoButtons(form).Count().ShouldBe(canUndo ? 1 : 0);
        if (canUndo)
        {
            await form.InvokeAsync(() => UndoButtons(form).Single().ClickAsync());
        }

        asked.Count.ShouldBe(canUndo ? 1 : 0);

        static IEnumerable<IElement> UndoButtons(IRenderedComponent<ChangeForm> form) => form.FindAll("button").Where(button => button.TextContent.Contains("Undo what was done", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_no_waypoint_fits_the_form_says_why_and_becomes_the_one_that_deploys_one()
    {
        var become = new List<ChangeIntent>();
        var form = _context.Render<ChangeForm>(parameters => parameters
            .Add(component => component.Session, _session)
            .Add(component => component.Intent, new ChangeIntent.Enroll([new(ResourceKind.Pod, "shop", "cart-1")], null))
            .Add(component => component.IntentChanged, become.Add));
        form.WaitForAssertion(() => form.Find(".choice.disabled").TextContent.ShouldContain("does not take workload traffic"));
        Button(form, "Enroll").HasAttribute("disabled").ShouldBeTrue();

        // The preview waits for the operator to rest; the form does not.
        _ = form.InvokeAsync(() => form.FindAll("button").Single(button => button.TextContent.Contains("Deploy a waypoint in shop", StringComparison.Ordinal)).ClickAsync());

        form.WaitForAssertion(() => become.Count.ShouldBe(1));
        become[0].ShouldBeOfType<ChangeIntent.DeployWaypoint>().TrafficType.ShouldBe(Shared.Waypoints.TrafficType.Workload);
        form.WaitForAssertion(() => Button(form, "Deploy").ShouldNotBeNull());
    }

    [Fact]
    public async Task What_changed_since_the_preview_is_shown_anew_and_asked_for_again()
    {
        var form = Open(Enroll);
        form.WaitForAssertion(() => Button(form, "Enroll").HasAttribute("disabled").ShouldBeFalse());
        await ApplyAsync(form, "Enroll");
        _session.Service.Say(RunState.Failed, new StepRun(StepState.Failed, new StepProblem(StepProblemKind.ChangedSince, "someone else labelled it")));
        form.WaitForAssertion(() => Button(form, "Look at the new difference").ShouldNotBeNull());

        _session.Service.Digest = "d2";
        _session.Service.Answer = step => new StepPreview(step, "a: 7\n", "a: 8\n", """{"a":8}""", "2", null, []);
        await form.InvokeAsync(() => Button(form, "Look at the new difference").ClickAsync());

        form.WaitForAssertion(() => form.Find(".yaml-diff").TextContent.ShouldContain("a: 7"));
        form.Find(".preview").TextContent.ShouldContain("The cluster changed while you looked");
        Button(form, "Enroll").HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public async Task A_change_of_what_the_plan_is_about_is_previewed_by_itself()
    {
        var form = Open(Enroll);
        form.WaitForState(() => form.Find(".preview").GetAttribute("aria-busy") == "false");

        _session.Feed.Become(MeshOf.Change(_session.Feed.Current, Shop));
        form.WaitForState(() => form.Find(".preview").GetAttribute("aria-busy") == "true");
        await form.InvokeAsync(() => _time.Advance(ChangeDraft.Rest));

        form.WaitForAssertion(() => _session.Service.Previewed.Count.ShouldBe(2));
    }

    [Fact]
    public async Task The_way_back_from_a_run_is_planned_otherwise_and_says_which_run_it_undoes()
    {
        var run = Guid.NewGuid();
        var plan = new ChangePlan("Undo \"Enroll\"", new ChangeIntent.ApplyManifests([]), [new PlanStep.Patch(Shop, """{"metadata":{"labels":{"istio.io/use-waypoint":null}}}""")], []);
        var form = _context.Render<ChangeForm>(parameters => parameters
            .Add(component => component.Session, _session)
            .Add(component => component.Intent, new ChangeIntent.ApplyManifests([]))
            .Add(component => component.Undoes, run)
            .Add(component => component.Planner, (_, _) => Task.FromResult<PlanResult>(new PlanResult.Planned(plan))));
        form.WaitForAssertion(() => Button(form, "Undo").HasAttribute("disabled").ShouldBeFalse());

        await ApplyAsync(form, "Undo");

        _session.Service.Started.ShouldHaveSingleItem().Options.Undoes.ShouldBe(run);
        form.Find(".explanation").TextContent.ShouldContain("reverse order");
    }

    private static StepPreview Problem(PlanStep step, StepProblemKind kind, string message, string rule) =>
        new(step, "a: 1\n", "a: 2\n", "", "1", new StepProblem(kind, message, rule), []);

    private static IElement Button(IRenderedComponent<ChangeForm> form, string text) =>
        form.FindAll("footer button").Single(button => button.TextContent.Trim() == text);

    /// <summary>Applies; the button's click ends only when the run has.</summary>
    private async Task ApplyAsync(IRenderedComponent<ChangeForm> form, string button)
    {
        await form.InvokeAsync(() => { _ = Button(form, button).ClickAsync(); });
        form.WaitForState(() => _session.Service.Started.Count > 0);
    }

    private IRenderedComponent<ChangeForm> Open(ChangeIntent intent)
    {
        var form = _context.Render<ChangeForm>(parameters => parameters.Add(component => component.Session, _session).Add(component => component.Intent, intent));
        return form;
    }
}
