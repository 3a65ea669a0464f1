// Holds a real API server for a developer until it is told to stop: eng/cluster starts and stops this.
//   LocalCluster DIRECTORY PORT [OBJECTS.yaml...]
// writes DIRECTORY/kubeconfig.{admin,alice,bob}, loads the objects, and writes DIRECTORY/ready when it can be used.
using System.Globalization;
using System.Runtime.InteropServices;
using WaypointDashboard.TestKit.ApiServer;

if (args is not [var directory, var portText, .. var files] || !int.TryParse(portText, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
{
    await Console.Error.WriteLineAsync("usage: LocalCluster DIRECTORY PORT [OBJECTS.yaml...]");
    return 2;
}
var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
await using var server = await KubeApiServer.StartAsync(new KubeApiServerOptions { Directory = directory, Port = port });
using (var admin = server.CreateClient(KubeUser.Admin))
{
    var loader = new ObjectLoader(admin);
    foreach (var file in files)
        await Console.Out.WriteLineAsync($"{file}: {await loader.LoadAsync(await File.ReadAllTextAsync(file))} objects");
}
await File.WriteAllTextAsync(Path.Combine(directory, "ready"), $"{server.Address} after {server.StartTime.TotalSeconds:F1} s\n");
await stop.Task;
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
