using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Changes;

/// <summary>Writes the RBAC rule that would let an operator do what they asked about.</summary>
internal static class AccessRule
{
    /// <summary>A Role for what is in a namespace, a ClusterRole for the rest, with that rule alone.</summary>
    public static string Yaml(AccessQuestion question)
    {
        var info = ResourceKinds.Of(question.Kind);
        var isRole = info.IsNamespaced && question.Namespace.Length > 0;
        var metadata = isRole ? $"  namespace: {question.Namespace}\n" : "";
        var group = info.Group.Length == 0 ? "\"\"" : info.Group;
        return $"""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: {(isRole ? "Role" : "ClusterRole")}
            metadata:
              name: waypoint-dashboard-{question.Verb}-{info.Plural}
            {metadata}rules:
            - apiGroups: [{group}]
              resources: [{info.Plural}]
              verbs: [{question.Verb}]

            """;
    }

    /// <summary>What is not allowed, such as <c>patch gateways.gateway.networking.k8s.io in namespace shop</c>.</summary>
    public static string Describe(AccessQuestion question)
    {
        var info = ResourceKinds.Of(question.Kind);
        var resource = info.Group.Length == 0 ? info.Plural : $"{info.Plural}.{info.Group}";
        var place = info.IsNamespaced ? question.Namespace.Length > 0 ? $" in namespace {question.Namespace}" : " in all namespaces" : "";
        return question.Name is { } name ? $"{question.Verb} {resource} \"{name}\"{place}" : $"{question.Verb} {resource}{place}";
    }
}
