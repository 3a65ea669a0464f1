using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Net;
using System.Text.Json;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Asks the API server which version of each kind it serves.</summary>
internal sealed class KindDiscovery(ClusterConnection connection, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, (long At, Task<FrozenSet<string>> Resources)> _answers = new(StringComparer.Ordinal);

    /// <summary>The version that is served and that the dashboard likes best; null when none is.</summary>
    /// <exception cref="ApiException">The server did not say.</exception>
    public async Task<string?> FindVersionAsync(ResourceKind kind, CancellationToken cancellationToken)
    {
        var info = ResourceKinds.Of(kind);
        foreach (var version in info.Versions)
        {
            if ((await ResourcesAsync(ResourcePath.Prefix(info, version), cancellationToken)).Contains(info.Plural))
            {
                return version;
            }
        }

        return null;
    }

    /// <summary>The server's version, such as <c>v1.33.1</c>.</summary>
    public async Task<string> ServerVersionAsync(CancellationToken cancellationToken)
    {
        using var response = await connection.GetAsync("version", MediaTypes.Json, cancellationToken);
        using var document = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
        return document.RootElement.TryGetProperty("gitVersion", out var version) ? version.GetString() ?? "" : "";
    }

    private async Task<FrozenSet<string>> ResourcesAsync(string prefix, CancellationToken cancellationToken)
    {
        if (_answers.TryGetValue(prefix, out var known) && time.GetElapsedTime(known.At) < Freshness && !known.Resources.IsFaulted && !known.Resources.IsCanceled)
        {
            return await known.Resources.WaitAsync(cancellationToken);
        }

        var asked = ReadAsync(prefix, cancellationToken);
        _answers[prefix] = (time.GetTimestamp(), asked);
        return await asked;
    }

    private async Task<FrozenSet<string>> ReadAsync(string prefix, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await connection.GetAsync(prefix, MediaTypes.Json, cancellationToken);
            using var document = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
            return document.RootElement.TryGetProperty("resources", out var resources)
                ? resources.EnumerateArray().Select(resource => resource.GetProperty("name").GetString()!).ToFrozenSet(StringComparer.Ordinal)
                : [];
        }
        catch (ApiException refused) when (refused.Code == HttpStatusCode.NotFound)
        {
            return [];
        }
    }
}
