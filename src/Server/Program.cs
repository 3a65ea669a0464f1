using WaypointDashboard.Server.Hosting;

try
{
    if (CommandLine.Read(args, Console.Out) is not { } flags)
    {
        return 0;
    }

    var surroundings = Surroundings.Real();
    var values = new SettingValues(flags, surroundings, DashboardHost.Builder().Configuration);
    var options = new OptionsReader(values, surroundings).Read();
    await using var dashboard = DashboardHost.Build(options, surroundings);
    await dashboard.StartAsync(CancellationToken.None);
    Console.WriteLine(dashboard.Greeting());
    await dashboard.WaitAsync(CancellationToken.None);
    return 0;
}
catch (StartupException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return StartupException.ExitCode;
}
