using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Changes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>The way back from a run.</summary>
public abstract class UndoScenarios(ChangeGround ground)
{
    private const string UseWaypoint = "istio.io/use-waypoint";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Undoing_a_deployment_takes_the_label_off_and_then_the_waypoint_away()
    {
        const string Ns = "undo-deploy";
        await using var trial = await ChangeTrial.StartAsync(ground, Ns, Token);
        var (cluster, operating) = trial;
        var (gateway, ns) = (new ObjectKey(ResourceKind.Gateway, Ns, "waypoint"), ObjectKey.ForNamespace(Ns));
        var original = (await cluster.FindAsync(ns, Token)).ShouldNotBeNull();
        var id = await operating.Changes.StartAsync(await operating.PreviewAsync(ApplyScenarios.Deploy(Ns), Token), new ApplyOptions(), Token);
        await operating.SeesAsync(gateway, Token);
        await cluster.ProgramAsync(gateway, Token);
        (await operating.EndAsync(id, Token)).State.ShouldBe(RunState.Succeeded);
        await Operating.UntilAsync(() => operating.Mesh.Mesh.Resources.Find(ns)?.Labels[UseWaypoint] == "waypoint", "The label does not come in.", Token);

        var undo = (await operating.History.PlanUndoAsync(id, operating.Mesh, Token)).ShouldBeOfType<PlanResult.Planned>().Plan;
        undo.Steps.Select(step => (step.GetType().Name, step.Target)).ShouldBe([("Patch", ns), ("Delete", gateway)]);
        var run = await operating.ApplyAsync(await operating.Changes.PreviewAsync(undo, Token), Token, new ApplyOptions(Undoes: id));

        run.State.ShouldBe(RunState.Succeeded, string.Join(' ', run.Steps));
        (await cluster.FindAsync(gateway, Token)).ShouldBeNull();
        ObjectContent.Differences(original, (await cluster.FindAsync(ns, Token)).ShouldNotBeNull()).ShouldBeEmpty();
        (await operating.History.ReadAsync(run.Id, Token)).ShouldNotBeNull().Undoes.ShouldBe(id);
    }

    [Fact]
    public async Task Undoing_a_deletion_makes_the_waypoint_again_waits_for_it_and_enrolls_again()
    {
        const string Ns = "undo-delete";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        var gateway = await ApplyScenarios.WaypointAsync(cluster, Ns);
        await cluster.ProgramAsync(gateway, Token);
        var ns = ObjectKey.ForNamespace(Ns);
        await cluster.PatchAsync(ns, $$$$"""{"metadata":{"labels":{"{{{{UseWaypoint}}}}":"waypoint"}}}""", Token);
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Admin));
        await operating.SeesAsync(gateway, Token);
        await operating.SeesAsync(ns, Token);
        var done = await operating.ApplyAsync(await operating.PreviewAsync(new ChangeIntent.DeleteWaypoints([new WaypointRef(Ns, "waypoint")]), Token), Token);
        done.State.ShouldBe(RunState.Succeeded, string.Join(' ', done.Steps));
        await Operating.UntilAsync(() => operating.Mesh.Mesh.Resources.Find(gateway) is null && operating.Mesh.Mesh.Resources.Find(ns)?.Labels[UseWaypoint] is null, "The deletion does not come in.", Token);

        var undo = (await operating.History.PlanUndoAsync(done.Id, operating.Mesh, Token)).ShouldBeOfType<PlanResult.Planned>().Plan;
        undo.Steps.Select(step => (step.GetType().Name, step.Target)).ShouldBe([("Apply", gateway), ("WaitForProgrammed", gateway), ("Patch", ns)]);
        var id = await operating.Changes.StartAsync(await operating.Changes.PreviewAsync(undo, Token), new ApplyOptions(Undoes: done.Id), Token);
        await operating.SeesAsync(gateway, Token);
        await cluster.ProgramAsync(gateway, Token);
        var run = await operating.EndAsync(id, Token);

        run.State.ShouldBe(RunState.Succeeded, string.Join(' ', run.Steps));
        (await cluster.LabelAsync(ns, UseWaypoint, Token)).ShouldBe("waypoint");
    }

    [Fact]
    public async Task Fields_in_lists_go_back_and_labels_of_others_stay()
    {
        const string Ns = "undo-listeners";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        var gateway = await ApplyScenarios.WaypointAsync(cluster, Ns);
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Admin));
        await operating.SeesAsync(gateway, Token);
        var before = (await cluster.FindAsync(gateway, Token)).ShouldNotBeNull();
        var done = await operating.ApplyAsync(await operating.PreviewAsync(new ChangeIntent.SetAllowedNamespaces(new WaypointRef(Ns, "waypoint"), new AllowedNamespaces.All()), Token), Token);
        done.State.ShouldBe(RunState.Succeeded);
        await Operating.UntilAsync(() => operating.Mesh.Mesh.Resources.Find(gateway) is GatewayResource { Listeners: [{ AllowedFrom: "All" }] }, "The change does not come in.", Token);

        var undo = (await operating.History.PlanUndoAsync(done.Id, operating.Mesh, Token)).ShouldBeOfType<PlanResult.Planned>().Plan;
        var run = await operating.ApplyAsync(await operating.Changes.PreviewAsync(undo, Token), Token);

        run.State.ShouldBe(RunState.Succeeded, string.Join(' ', run.Steps));
        ObjectContent.Differences(before, (await cluster.FindAsync(gateway, Token)).ShouldNotBeNull()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_moved_on_since_is_not_undone()
    {
        const string Ns = "undo-moved";
        await using var trial = await ChangeTrial.StartAsync(ground, Ns, Token);
        var (cluster, operating) = trial;
        var ns = ObjectKey.ForNamespace(Ns);
        var done = await operating.ApplyAsync(await operating.PreviewAsync(ApplyScenarios.Label(ns, "tier", "gold"), Token), Token);
        await cluster.PatchAsync(ns, """{"metadata":{"labels":{"tier":"lead"}}}""", Token);
        await Operating.UntilAsync(() => operating.Mesh.Mesh.Resources.Find(ns)?.Labels["tier"] == "lead", "The change does not come in.", Token);

        var refused = (await operating.History.PlanUndoAsync(done.Id, operating.Mesh, Token)).ShouldBeOfType<PlanResult.Refused>();

        refused.Reasons.ShouldHaveSingleItem().Message.ShouldBe($"Namespace {Ns} has moved on since: tier is \"lead\", and was left as \"gold\".");
        (await operating.History.PlanUndoAsync(Guid.NewGuid(), operating.Mesh, Token)).ShouldBeOfType<PlanResult.Refused>();
    }
}
