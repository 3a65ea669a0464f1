using System.Reflection;
using BenchmarkDotNet.Running;
using WaypointDashboard.Benchmarks;

// `load` compares loading a cluster over HTTP with the typed client; anything else goes to BenchmarkDotNet: --filter '*Mesh*'.
if (args is ["load"])
{
    await LoadComparison.RunAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
}
