using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Client.Yaml;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Reads whole objects from the API server.</summary>
internal sealed class ObjectReader(ClusterConnection connection, KindDiscovery discovery) : IObjectReader
{
    public async Task<ObjectText> ReadAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        try
        {
            var version = await discovery.FindVersionAsync(key.Kind, cancellationToken);
            if (version is null)
            {
                return new ObjectText(null, $"This cluster does not serve {ResourceKinds.Of(key.Kind).Plural}.");
            }

            using var response = await connection.GetAsync(ResourcePath.Of(key, version), MediaTypes.Json, cancellationToken);
            var node = await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
            (node?["metadata"] as JsonObject)?.Remove("managedFields");
            return new ObjectText(YamlText.FromJson(JsonSerializer.SerializeToElement(node)), null);
        }
        catch (ApiException refused) when (refused.IsMissing)
        {
            return new ObjectText(null, $"{key} is not in the cluster any more.");
        }
        catch (ApiException refused) when (refused.Code == HttpStatusCode.Forbidden)
        {
            return new ObjectText(null, $"You may not read this object: {refused.Message}");
        }
        catch (Exception failure) when (WatchFailure.IsTransient(failure, cancellationToken))
        {
            return new ObjectText(null, WatchFailure.Describe(failure, connection.Server));
        }
    }
}
