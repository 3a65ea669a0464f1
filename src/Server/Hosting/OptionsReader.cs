using System.Globalization;
using Npgsql;
using WaypointDashboard.Sandbox;

namespace WaypointDashboard.Server.Hosting;

/// <summary>Makes options of what was set, and tells of all mistakes at once.</summary>
internal sealed class OptionsReader(SettingValues values, Surroundings surroundings)
{
    private readonly List<string> _problems = [];

    /// <exception cref="StartupException">Something is set wrongly; the message has a line for each.</exception>
    public DashboardOptions Read()
    {
        _problems.AddRange(values.Unknown().Select(name => $"{name} is not a setting of the dashboard. Remove it, or see --help for how settings are called."));
        var defaults = new DashboardOptions { Data = "" };
        var options = defaults with
        {
            Cluster = ReadCluster(),
            Kubeconfig = values.Find(Settings.Kubeconfig)?.Text,
            Context = values.Find(Settings.Context)?.Text,
            Namespaces = ReadNamespaces(),
            Sandbox = ReadScale() is { } scale ? defaults.Sandbox with { Scenario = SandboxScenario.Scale, Scale = scale } : defaults.Sandbox,
            AllowAnonymous = ReadSwitch(Settings.AllowAnonymous),
            ReadOnly = ReadSwitch(Settings.ReadOnly),
            Data = ReadData(),
            HistoryConnection = ReadConnection(),
            HistoryRetention = ReadHistoryDays(defaults.HistoryRetention),
            Urls = ReadUrls(),
        };
        CheckTogether(options);
        return _problems.Count == 0 ? options : throw new StartupException(string.Join(Environment.NewLine, _problems));
    }

    private void CheckTogether(DashboardOptions options)
    {
        if (options.Cluster is ClusterChoice.Sandbox or ClusterChoice.InCluster)
        {
            foreach (var setting in (Setting[])[Settings.Kubeconfig, Settings.Context])
            {
                if (values.Find(setting) is { } set)
                {
                    _problems.Add($"{set.From} is of no use with --cluster {(options.Cluster == ClusterChoice.Sandbox ? "sandbox" : "in-cluster")}. Leave one of them out, or write --cluster kubeconfig.");
                }
            }
        }

        if (options.Kubeconfig is { } file && options.Cluster is ClusterChoice.Auto or ClusterChoice.Kubeconfig && !File.Exists(options.Kubeconfig))
        {
            _problems.Add($"{values.Find(Settings.Kubeconfig)!.From} names {file}, which is not there. Name a kubeconfig file that is.");
        }

        if (!options.AllowAnonymous)
        {
            foreach (var url in options.Urls.Where(url => ListenAddress.TryParse(url, out var address) && !ListenAddress.IsLocal(address)))
            {
                _problems.Add($"{UrlsFrom()} is {url}, which other machines can reach, and nobody has to sign in. Write {DashboardOptions.DefaultUrl} to listen on this machine only, or add --allow-anonymous if whoever reaches it may use it.");
            }
        }
    }

    private ClusterChoice ReadCluster()
    {
        var set = values.Find(Settings.Cluster);
        switch (set?.Text.ToLowerInvariant())
        {
            case null or "auto":
                return values.Find(Settings.Kubeconfig) is not null || values.Find(Settings.Context) is not null ? ClusterChoice.Kubeconfig : ClusterChoice.Auto;
            case "sandbox":
                return ClusterChoice.Sandbox;
            case "kubeconfig":
                return ClusterChoice.Kubeconfig;
            case "in-cluster":
                return ClusterChoice.InCluster;
            default:
                _problems.Add($"{set.From} is \"{set.Text}\". Write sandbox, kubeconfig, in-cluster or auto.");
                return ClusterChoice.Auto;
        }
    }

    private string[] ReadNamespaces()
    {
        var set = values.Find(Settings.Namespaces);
        var names = (set?.Text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names.Where(name => !IsNamespaceName(name)))
        {
            _problems.Add($"{set!.From} has \"{name}\", which cannot be the name of a namespace. Write names separated by commas, such as shop,payments.");
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private SandboxScale? ReadScale()
    {
        if (values.Find(Settings.SandboxScale) is not { } set)
        {
            return null;
        }

        var scale = new SandboxScale();
        foreach (var part in set.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = part.Split('=', 2, StringSplitOptions.TrimEntries);
            var number = 0;
            var isNumber = sides.Length == 2 && int.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and <= 1_000_000;
            scale = (sides[0], isNumber) switch
            {
                ("pods", true) => scale with { Pods = number },
                ("services", true) => scale with { Services = number },
                ("namespaces", true) => scale with { Namespaces = number },
                _ => Refuse(scale, part),
            };
        }

        return scale;

        SandboxScale Refuse(SandboxScale unchanged, string part)
        {
            _problems.Add($"{set.From} has \"{part}\". Write pods=10000,services=1500,namespaces=100, each a number from 1 to 1000000; what is left out stays as in this example.");
            return unchanged;
        }
    }

    private bool ReadSwitch(Setting setting)
    {
        switch (values.Find(setting) is { } set ? set.Text.ToLowerInvariant() : null)
        {
            case null or "false" or "0" or "no":
                return false;
            case "true" or "1" or "yes":
                return true;
            default:
                _problems.Add($"{values.Find(setting)!.From} is \"{values.Find(setting)!.Text}\". Write true or false.");
                return false;
        }
    }

    private string ReadData()
    {
        if (values.Find(Settings.Data) is { } set)
        {
            return Path.GetFullPath(set.Text);
        }

        var root = surroundings.LocalData.Length > 0 ? surroundings.LocalData : surroundings.Home.Length > 0 ? surroundings.Home : Path.GetTempPath();
        return Path.Combine(root, "waypoint-dashboard");
    }

    private string? ReadConnection()
    {
        var set = values.Find(Settings.HistoryConnection);
        try
        {
            // The value may hold a password: it is not repeated.
            if (set is not null && string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(set.Text).Host))
            {
                _problems.Add($"{set.From} names no host. Write a connection such as \"Host=db;Database=waypoint;Username=waypoint\".");
            }
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            _problems.Add($"{set!.From} cannot be read as a PostgreSQL connection. Write one such as \"Host=db;Database=waypoint;Username=waypoint\".");
        }

        return set?.Text;
    }

    private TimeSpan? ReadHistoryDays(TimeSpan? unset)
    {
        const int Most = 36500;
        if (values.Find(Settings.HistoryDays) is not { } set)
        {
            return unset;
        }

        if (int.TryParse(set.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= Most)
        {
            return days == 0 ? null : TimeSpan.FromDays(days);
        }

        _problems.Add($"{set.From} is \"{set.Text}\". Write a number of days up to {Most}; 0 keeps the history for ever.");
        return unset;
    }

    private string[] ReadUrls()
    {
        if (values.Find(Settings.Port) is { } port)
        {
            if (values.Find(Settings.Urls) is { } both && both.From.StartsWith("--", StringComparison.Ordinal) == port.From.StartsWith("--", StringComparison.Ordinal))
            {
                _problems.Add($"{both.From} and {port.From} both say where to listen. Leave one of them out.");
            }

            if (int.TryParse(port.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 65535)
            {
                return [number == 0 ? "http://127.0.0.1:0" : string.Create(CultureInfo.InvariantCulture, $"http://localhost:{number}")];
            }

            _problems.Add($"{port.From} is \"{port.Text}\". Write a number from 0 to 65535; 0 takes any port that is free.");
            return [];
        }

        var set = values.Find(Settings.Urls) ?? values.FindHostUrls();
        if (set is null)
        {
            return [DashboardOptions.DefaultUrl];
        }

        var urls = set.Text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var url in urls.Where(url => !ListenAddress.TryParse(url, out _)))
        {
            _problems.Add($"{set.From} has \"{url}\". Write an address such as {DashboardOptions.DefaultUrl}, and a semicolon between several.");
        }

        foreach (var url in urls.Where(url => ListenAddress.TryParse(url, out var address) && address.Port == 0 && address.Host == "localhost"))
        {
            _problems.Add($"{set.From} is {url}, and no port that is free can be found for two addresses at once. Write http://127.0.0.1:0.");
        }

        return urls;
    }

    private static bool IsNamespaceName(string name) =>
        name.Length <= 63 && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') && name[0] != '-' && name[^1] != '-';

    private string UrlsFrom() => (values.Find(Settings.Urls) ?? values.FindHostUrls())?.From ?? Settings.Urls.Flag;
}
