using System.CommandLine;
using System.CommandLine.Help;

namespace WaypointDashboard.Server.Hosting;

/// <summary>The command line.</summary>
internal static class CommandLine
{
    private const string Description = """
        Shows the waypoints of an Istio ambient mesh and what goes through them, and changes them.

        Each option can also be set in the environment, as WAYPOINT_ and its name in capitals
        (WAYPOINT_CLUSTER, WAYPOINT_ALLOW_ANONYMOUS=true), or in the section "Waypoint" of
        appsettings.json ("Cluster", "AllowAnonymous"). Options win over the environment, and
        that over the file.

        Examples:
          waypoint-dashboard                                     your cluster, or the sandbox
          waypoint-dashboard --cluster sandbox --port 8080       try it out
          waypoint-dashboard --context staging --read-only       look, and change nothing
        """;

    /// <summary>Reads it. Help and the version are written to <paramref name="output"/>.</summary>
    /// <returns>The flags; null when there is nothing left to do.</returns>
    /// <exception cref="StartupException">A flag is wrong.</exception>
    public static IReadOnlyDictionary<Setting, string>? Read(IReadOnlyList<string> args, TextWriter output)
    {
        var options = Settings.All.ToDictionary(setting => setting, OptionOf);
        var root = new RootCommand(Description);
        foreach (var option in options.Values)
        {
            root.Options.Add(option);
        }

        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is HelpAction || parsed.Action?.GetType().DeclaringType == typeof(VersionOption))
        {
            parsed.Invoke(new InvocationConfiguration { Output = output });
            return null;
        }

        if (parsed.Errors.Count > 0)
        {
            throw new StartupException(string.Join(Environment.NewLine, parsed.Errors.Select(error => $"{error.Message.TrimEnd('.')}. See --help for what can be written.").Distinct(StringComparer.Ordinal)));
        }

        return options.Where(option => parsed.GetResult(option.Value) is { Implicit: false })
            .ToDictionary(option => option.Key, option => parsed.GetValue(option.Value) ?? bool.TrueString);
    }

    private static Option<string> OptionOf(Setting setting) => new(setting.Flag)
    {
        Description = setting.Description,
        HelpName = setting.Value ?? "true|false",
        Arity = setting.Value is null ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
    };
}
