using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using NSubstitute;
using Shouldly;
using WaypointDashboard.Client.Pages.History;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using Xunit;

namespace WaypointDashboard.Client.Tests.History;

public sealed class HistoryPagesTests : IAsyncLifetime
{
    private static readonly Guid Id = Guid.Parse("11111111-1111-1111-1111-111111111111");
    private static readonly PlanStep Step = new PlanStep.Patch(ObjectKey.ForNamespace("shop"), """{"metadata":{"labels":{"istio.io/use-waypoint":"waypoint"}}}""");

    private readonly BunitContext _context = new();
    private readonly IChangeHistory _history = Substitute.For<IChangeHistory>();
    private readonly FakeSession _session = new(MeshOf.Objects(MeshOf.Namespace("shop")));

    public ValueTask InitializeAsync()
    {
        _context.Services.AddSingleton<IClusterCatalog>(_session);
        _context.Services.AddSingleton(_history);
        _context.Services.AddDashboardClient();
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _context.Render<MudPopoverProvider>();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public void The_list_says_who_did_what_and_how_it_ended()
    {
        _history.FindAsync(Arg.Any<HistoryQuery>(), Arg.Any<CancellationToken>()).Returns(new Ports.HistoryPage([Entry(RunState.Interrupted, StepState.Done, StepState.Unknown)], 1));

        var page = _context.Render<Pages.History.HistoryPage>();

        page.WaitForAssertion(() => page.Find("tbody tr").TextContent.ShouldSatisfyAllConditions(
            text => text.ShouldContain("Enroll shop"),
            text => text.ShouldContain("Interrupted"),
            text => text.ShouldContain("1 of 2"),
            text => text.ShouldContain("anna")));
        page.Find("tbody a").GetAttribute("href").ShouldBe($"/history/{Id}");
    }

    [Fact]
    public void The_address_says_what_is_looked_for()
    {
        _history.FindAsync(Arg.Any<HistoryQuery>(), Arg.Any<CancellationToken>()).Returns(new Ports.HistoryPage([], 0));
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo("/history?q=enroll&in=test&state=failed&page=2");

        _context.Render<Pages.History.HistoryPage>();

        _ = _history.Received().FindAsync(new HistoryQuery("enroll", "test", RunState.Failed, HistoryAddress.Size, HistoryAddress.Size), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void An_entry_shows_what_each_step_did_and_offers_the_way_back()
    {
        _history.ReadAsync(Id, Arg.Any<CancellationToken>()).Returns(Entry(RunState.Failed, StepState.Done, StepState.Failed));

        var page = _context.Render<RunPage>(parameters => parameters.Add(component => component.Id, Id));

        page.WaitForAssertion(() => page.FindAll(".row").Count.ShouldBe(2));
        page.Find(".mud-alert").TextContent.ShouldContain("1 of 2 steps were done and stayed so");
        page.Find("header button").HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public void Where_nothing_was_done_there_is_no_way_back()
    {
        _history.ReadAsync(Id, Arg.Any<CancellationToken>()).Returns(Entry(RunState.Failed, StepState.Failed, StepState.NotReached));

        var page = _context.Render<RunPage>(parameters => parameters.Add(component => component.Id, Id));

        page.WaitForAssertion(() => page.Find(".why").TextContent.ShouldContain("nothing to undo"));
        page.Find("header button").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void A_run_that_is_not_in_the_history_is_said_to_be_missing()
    {
        var page = _context.Render<RunPage>(parameters => parameters.Add(component => component.Id, Id));

        page.WaitForAssertion(() => page.Markup.ShouldContain("There is no such run"));
    }

    private static HistoryEntry Entry(RunState state, params StepState[] steps) => new(
        Id,
        "test",
        "anna",
        "Enroll shop",
        DateTimeOffset.UnixEpoch,
        state == RunState.Running ? null : DateTimeOffset.UnixEpoch.AddMinutes(1),
        state,
        [.. steps.Select(step => new HistoryStep(Step, new StepRun(step, step == StepState.Failed ? new StepProblem(StepProblemKind.Rejected, "no") : null, "a: 1\n", "a: 2\n")))]);
}
