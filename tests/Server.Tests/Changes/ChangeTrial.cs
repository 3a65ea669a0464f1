using Microsoft.AspNetCore.Http;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Faults;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>A change that an operator previews and applies in a namespace that nobody else uses.</summary>
internal sealed class ChangeTrial : IAsyncDisposable
{
    private readonly FaultProxy? _door;
    private PlanPreview? _preview;
    private SortedDictionary<string, string>? _before;

    private ChangeTrial(ClusterText cluster, FaultProxy? door, Operating operating) => (Cluster, _door, Operating) = (cluster, door, operating);

    public ClusterText Cluster { get; }

    /// <summary>The operator: an administrator.</summary>
    public Operating Operating { get; }

    /// <summary>The way by which the operator comes.</summary>
    public FaultProxy Door => _door ?? throw new InvalidOperationException($"This operator comes straight to the server. Start with {nameof(AtDoorAsync)}.");

    /// <summary>What the operator has before them.</summary>
    public PlanPreview Preview => _preview ?? throw new InvalidOperationException("Nothing was previewed yet.");

    /// <summary>Every object just before the run.</summary>
    public SortedDictionary<string, string> Before => _before ?? throw new InvalidOperationException("Nothing was previewed yet.");

    /// <summary>A shop, and an operator who comes straight to the server.</summary>
    public static async Task<ChangeTrial> StartAsync(ChangeGround ground, string ns, CancellationToken cancellationToken)
    {
        var cluster = await ShopAsync(ground, ns, cancellationToken);
        return new ChangeTrial(cluster, null, Operating.With(ground.KubeconfigFile(KubeUser.Admin)));
    }

    /// <summary>A shop, and an operator who comes by a door on which faults can be made to happen.</summary>
    public static async Task<ChangeTrial> AtDoorAsync(ChangeGround ground, string ns, CancellationToken cancellationToken)
    {
        var cluster = await ShopAsync(ground, ns, cancellationToken);
        var door = await ground.OpenDoorAsync(cancellationToken);
        return new ChangeTrial(cluster, door, Operating.At(door.Address));
    }

    public void Deconstruct(out ClusterText cluster, out Operating operating) => (cluster, operating) = (Cluster, Operating);

    /// <summary>Previews an intent, and remembers how everything was.</summary>
    public async Task PreviewAsync(ChangeIntent intent, CancellationToken cancellationToken) =>
        await PreviewAsync(await Operating.PlanAsync(intent, cancellationToken), cancellationToken);

    /// <summary>Previews a plan, and remembers how everything was.</summary>
    public async Task PreviewAsync(ChangePlan plan, CancellationToken cancellationToken)
    {
        _preview = await Operating.Changes.PreviewAsync(plan, cancellationToken);
        await LookAsync(cancellationToken);
    }

    /// <summary>Remembers how everything is by now, others' doing since the preview included.</summary>
    public async Task LookAsync(CancellationToken cancellationToken) => _before = await Cluster.AllAsync(cancellationToken);

    /// <summary>Begins to apply what was previewed.</summary>
    public Task<Guid> BeginAsync(CancellationToken cancellationToken, ApplyOptions? options = null) =>
        Operating.Changes.StartAsync(Preview, options ?? new ApplyOptions(), cancellationToken);

    /// <summary>Waits until a run has begun a step.</summary>
    public Task BeganAsync(Guid id, int step, CancellationToken cancellationToken) =>
        Operating.UntilAsync(() => Operating.Changes.Running.SingleOrDefault(run => run.Id == id)?.Steps[step].State == StepState.Running, "The step does not begin.", cancellationToken);

    /// <summary>Whether a request looks at the waypoint: before the step that deploys it, and while the plan waits for it.</summary>
    public static bool IsLook(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Path.Value!.EndsWith("/gateways/waypoint", StringComparison.Ordinal);

    /// <summary>Follows a run to its end.</summary>
    public async Task<Aftermath> EndAsync(Guid id, CancellationToken cancellationToken) =>
        new(Cluster, Before, Operating, await Operating.EndAsync(id, cancellationToken));

    /// <summary>Applies what was previewed.</summary>
    public async Task<Aftermath> ApplyAsync(CancellationToken cancellationToken, ApplyOptions? options = null) =>
        await EndAsync(await BeginAsync(cancellationToken, options), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Operating.DisposeAsync();
        if (_door is not null)
        {
            await _door.DisposeAsync();
        }

        Cluster.Dispose();
    }

    private static async Task<ClusterText> ShopAsync(ChangeGround ground, string ns, CancellationToken cancellationToken)
    {
        var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(ns, cancellationToken);
        return cluster;
    }
}
