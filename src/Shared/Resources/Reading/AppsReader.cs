using System.Text.Json;

namespace WaypointDashboard.Shared.Resources.Reading;

/// <summary>Reads Deployments and ReplicaSets.</summary>
internal static class AppsReader
{
    /// <summary>Reads a Deployment.</summary>
    public static DeploymentResource Deployment(JsonElement root, ObjectMetadata metadata)
    {
        var isIstiod = metadata.Labels["app"] == "istiod";
        return new DeploymentResource(
            metadata,
            TemplateLabels(root),
            root.At("spec").Number("replicas") ?? 1,
            root.At("status").Number("readyReplicas") ?? 0,
            MetadataReader.Conditions(root.At("status")),
            isIstiod ? metadata.Labels[IstioNames.Revision] is { Length: > 0 } revision ? revision : "default" : null);
    }

    /// <summary>Reads a ReplicaSet.</summary>
    public static ReplicaSetResource ReplicaSet(JsonElement root, ObjectMetadata metadata) =>
        new(metadata, TemplateLabels(root), root.At("spec").Number("replicas") ?? 1);

    private static LabelSet TemplateLabels(JsonElement root) => root.At("spec", "template").At("metadata").Labels("labels");
}
