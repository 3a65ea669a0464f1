using WaypointDashboard.Server.Hosting;

namespace WaypointDashboard.Server.Tests.Hosting;

/// <summary>Surroundings for a test: nothing of this machine.</summary>
internal static class Around
{
    public static Surroundings Nothing { get; } = new()
    {
        Environment = new Dictionary<string, string>(StringComparer.Ordinal),
        Home = "",
        LocalData = "/nowhere",
        ServiceAccount = "/nowhere",
    };

    public static Surroundings With(params (string Name, string Value)[] variables) =>
        Nothing with { Environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal) };
}
