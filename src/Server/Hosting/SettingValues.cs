namespace WaypointDashboard.Server.Hosting;

/// <summary>What was set, from all sources: flags win over environment variables, and those over appsettings.json.</summary>
/// <param name="flags">The flags with their values; <c>true</c> for a switch.</param>
/// <param name="surroundings">The environment.</param>
/// <param name="files">appsettings.json and what overrides it.</param>
internal sealed class SettingValues(IReadOnlyDictionary<Setting, string> flags, Surroundings surroundings, IConfiguration files)
{
    private const string Prefix = "WAYPOINT_";

    /// <summary>What something was set to; null when it was not. An empty text is as good as none.</summary>
    public SettingValue? Find(Setting setting)
    {
        if (flags.TryGetValue(setting, out var flag))
        {
            return new SettingValue(flag, setting.Flag);
        }

        if (surroundings.Variable(setting.Variable) is { Length: > 0 } variable && !surroundings.IsServiceLink(setting.Variable))
        {
            return new SettingValue(variable, setting.Variable);
        }

        return files[setting.Path] is { Length: > 0 } text ? new SettingValue(text, $"{setting.Path} in appsettings.json")
            : Items(setting) is { Count: > 0 } items ? new SettingValue(string.Join(',', items), $"{setting.Path} in appsettings.json")
            : null;
    }

    /// <summary>The addresses that ASP.NET Core was told by its own variable; null when it was told none.</summary>
    public SettingValue? FindHostUrls() =>
        surroundings.Variable("ASPNETCORE_URLS") is { Length: > 0 } urls ? new SettingValue(urls, "ASPNETCORE_URLS")
        : surroundings.Variable("DOTNET_URLS") is { Length: > 0 } more ? new SettingValue(more, "DOTNET_URLS")
        : null;

    /// <summary>Names that look like ours and are not: a typing error would go unnoticed otherwise.</summary>
    public IEnumerable<string> Unknown()
    {
        var variables = Settings.All.Select(setting => setting.Variable).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var keys = Settings.All.Select(setting => setting.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return surroundings.Variables.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !variables.Contains(name) && !surroundings.IsServiceLink(name))
            .Concat(files.GetSection(Setting.Section).GetChildren().Where(child => !keys.Contains(child.Key)).Select(child => $"{child.Path} in appsettings.json"));
    }

    private List<string> Items(Setting setting) => [.. files.GetSection(setting.Path).GetChildren().Select(child => child.Value).OfType<string>()];
}
