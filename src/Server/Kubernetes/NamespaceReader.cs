using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Resources.Reading;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Reads namespaces by their names: who may not list them may often get their own.</summary>
internal sealed class NamespaceReader(string version, WatchContext context)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Those of the namespaces that are there and may be read.</summary>
    public async Task<ValueList<MeshResource>> ReadAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<MeshResource>();
        foreach (var name in names)
        {
            if (await ReadAsync(name, cancellationToken) is { } resource)
            {
                found.Add(resource);
            }
        }

        return new ValueList<MeshResource>(found.DrainToImmutable());
    }

    // A server that does not answer has not said that the namespace is gone.
    private async Task<MeshResource?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(context.Time);
        while (true)
        {
            try
            {
                using var watchdog = new Watchdog(Patience, context.Time, cancellationToken);
                return await watchdog.GuardAsync(token => GetAsync(name, token));
            }
            catch (ApiException refused) when (refused.Code is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
            {
                WatchLog.NamespaceNotRead(context.Logger, refused, context.Cluster, name);
                return null;
            }
            catch (Exception failure) when (WatchFailure.IsTransient(failure, cancellationToken))
            {
                await backoff.WaitAsync((failure as ApiException)?.RetryAfter, cancellationToken);
            }
        }
    }

    private async Task<MeshResource?> GetAsync(string name, CancellationToken cancellationToken)
    {
        using var response = await context.Connection.GetAsync(ResourcePath.Of(ObjectKey.ForNamespace(name), version), MediaTypes.Json, cancellationToken);
        using var document = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
        return ResourceReader.Read(ResourceKind.Namespace, document.RootElement);
    }
}
