namespace WaypointDashboard.Server.Kubernetes;

/// <summary>What the dashboard asks the API server for.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";

    /// <summary>Names, labels and owners alone, where the server can.</summary>
    public const string MetadataList = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

    public const string Metadata = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";
}
