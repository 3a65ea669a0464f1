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
          (nothing)                             your cluster, or the sandbox
          --cluster sandbox --port 8080         try it out
          --context staging --read-only         look, and change nothing
          --urls http://0.0.0.0:8080 --allow-anonymous
                                                in a container, behind something that asks who one is
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

        if (parsed.UnmatchedTokens is [var unknown, ..])
        {
            throw new StartupException($"{unknown} is not an option.{Suggest(unknown)} See --help for those that are.");
        }

        if (parsed.Errors.Count > 0)
        {
            throw new StartupException(string.Join(Environment.NewLine, parsed.Errors.Select(error => $"{error.Message.TrimEnd('.')}. See --help for what can be written.").Distinct(StringComparer.Ordinal)));
        }

        return options.Where(option => parsed.GetResult(option.Value) is { Implicit: false })
            .ToDictionary(option => option.Key, option => parsed.GetValue(option.Value) ?? bool.TrueString);
    }

    private static string Suggest(string unknown)
    {
        var near = Settings.All.Select(setting => setting.Flag).MaxBy(flag => Shared(flag, unknown))!;
        return Shared(near, unknown) > 4 ? $" Did you mean {near}?" : "";

        static int Shared(string one, string other) => one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
    }

    private static Option<string> OptionOf(Setting setting) => new(setting.Flag)
    {
        Description = setting.Description,
        HelpName = setting.Value ?? "true|false",
        Arity = setting.Value is null ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
    };
}
