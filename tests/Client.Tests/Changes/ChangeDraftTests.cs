using Microsoft.Extensions.Time.Testing;
using WaypointDashboard.Client.Components.Changes;
using WaypointDashboard.Client.Components.Fields;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Tests.Changes;

public sealed class ChangeDraftTests : IDisposable
{
    private static readonly ObjectKey Gate = new(ResourceKind.Gateway, "shop", "gate");

    private static readonly ChangeIntent Undo = new ChangeIntent.ApplyManifests([]);

    private readonly FakeSession _session = new(MeshOf.Objects(MeshOf.Namespace("shop")));

    public void Dispose() => _session.Dispose();

    /// <summary>The watch may be behind what has just been applied: what is to be undone is not there yet.</summary>
    [Fact]
    public async Task A_way_back_that_finds_nothing_to_undo_looks_again_when_what_it_spoke_of_comes()
    {
        using var draft = new ChangeDraft(_session, new FakeTimeProvider(), () => { }, PlanUndo);
        await draft.EditAsync(new FieldEdit(Undo), isAtOnce: true);
        draft.IsUpToDate.ShouldBeTrue();

        await FollowAsync(draft, MeshOf.Service("shop", "cart"));
        draft.IsUpToDate.ShouldBeTrue();

        _ = FollowAsync(draft, MeshOf.Waypoint("shop", "gate"));
        draft.Plan!.Steps.ShouldBe([new PlanStep.Delete(Gate)]); // It has been planned above.
    }

    [Fact]
    public async Task A_way_back_that_is_refused_looks_again_at_the_next_change()
    {
        PlanResult[] answers = [new PlanResult.Refused([new("", "It has moved on since.")]), Planned([new PlanStep.Delete(Gate)])];
        var asked = 0;
        using var draft = new ChangeDraft(_session, new FakeTimeProvider(), () => { }, (_, _) => Task.FromResult(answers[asked++]));
        await draft.EditAsync(new FieldEdit(Undo), isAtOnce: true);
        draft.Refusals.ShouldHaveSingleItem();

        _ = FollowAsync(draft, MeshOf.Service("shop", "cart"));

        draft.Plan!.Steps.ShouldBe([new PlanStep.Delete(Gate)]); // The second answer.
    }

    private Task FollowAsync(ChangeDraft draft, MeshResource resource)
    {
        var change = LiveMeshBuilder.Apply(_session.Feed.Current, [new ResourceEvent.Upserted(resource)]);
        _session.Feed.Become(change);
        return draft.FollowAsync(change);
    }

    private static Task<PlanResult> PlanUndo(LiveMesh mesh, CancellationToken cancellationToken) => Task.FromResult<PlanResult>(
        mesh.Mesh.Resources.Find(Gate) is null ? Planned([], new PlanNotice(Severity.Info, Gate, "It is gone already.")) : Planned([new PlanStep.Delete(Gate)]));

    private static PlanResult.Planned Planned(ValueList<PlanStep> steps, params PlanNotice[] notices) => new(new("Undo", Undo, steps, [.. notices]));
}
