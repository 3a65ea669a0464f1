using System.Reflection;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using WaypointDashboard.Benchmarks.Canvas;
using WaypointDashboard.Benchmarks.Events;
using WaypointDashboard.Benchmarks.Loading;

// What each command compares stands in docs/performance.md; anything else goes to BenchmarkDotNet: --filter '*Mesh*'.
switch (args)
{
    case ["load"]:
        await LoadComparison.RunAsync();
        break;
    case ["events"]:
        EventComparison.Run();
        break;
    case ["first-topology"]:
        await using (var ground = await CanvasGround.StartAsync())
        {
            await FirstTopology.RunAsync(ground);
        }

        break;
    case ["canvas"]:
        await using (var ground = await CanvasGround.StartAsync())
        {
            await EventToCanvas.RunAsync(ground);
        }

        break;
    case [LoadComparison.Serve, var url]:
        await ListServer.RunAsync(url);
        break;
    case [LoadComparison.Snapshot, var url]:
        await SnapshotLoad.MeasureAsync(url);
        break;
    case [LoadComparison.Typed, var url]:
        await TypedLoad.MeasureAsync(url);
        break;
    default:
        // In this process: another one would be built first, with the whole house.
        BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args, DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)));
        break;
}
