using System.Collections.Immutable;

namespace WaypointDashboard.Sandbox.Storage;

/// <summary>The kinds that Kubernetes itself brings, as far as the dashboard and its operators meet them.</summary>
internal static class BuiltInTypes
{
    private const string Rbac = "rbac.authorization.k8s.io";
    private static readonly ImmutableArray<string> CategoryAll = ["all"];

    public static readonly ResourceType Namespace = new() { Group = "", Version = "v1", Kind = "Namespace", Plural = "namespaces", ShortNames = ["ns"], Namespaced = false, HasStatus = true, Verbs = ResourceVerbs.OneByOne };
    public static readonly ResourceType Node = new() { Group = "", Version = "v1", Kind = "Node", Plural = "nodes", ShortNames = ["no"], Namespaced = false, HasStatus = true };
    public static readonly ResourceType Service = new() { Group = "", Version = "v1", Kind = "Service", Plural = "services", ShortNames = ["svc"], Categories = CategoryAll, HasStatus = true };
    public static readonly ResourceType Pod = new() { Group = "", Version = "v1", Kind = "Pod", Plural = "pods", ShortNames = ["po"], Categories = CategoryAll, HasStatus = true };
    public static readonly ResourceType ServiceAccount = new() { Group = "", Version = "v1", Kind = "ServiceAccount", Plural = "serviceaccounts", ShortNames = ["sa"] };
    public static readonly ResourceType ConfigMap = new() { Group = "", Version = "v1", Kind = "ConfigMap", Plural = "configmaps", ShortNames = ["cm"] };
    public static readonly ResourceType Secret = new() { Group = "", Version = "v1", Kind = "Secret", Plural = "secrets" };
    public static readonly ResourceType Event = new() { Group = "", Version = "v1", Kind = "Event", Plural = "events", ShortNames = ["ev"] };
    public static readonly ResourceType Endpoints = new() { Group = "", Version = "v1", Kind = "Endpoints", Plural = "endpoints", ShortNames = ["ep"] };
    public static readonly ResourceType ResourceQuota = new() { Group = "", Version = "v1", Kind = "ResourceQuota", Plural = "resourcequotas", ShortNames = ["quota"], HasStatus = true };

    public static readonly ResourceType Deployment = new() { Group = "apps", Version = "v1", Kind = "Deployment", Plural = "deployments", ShortNames = ["deploy"], Categories = CategoryAll, HasStatus = true, HasGeneration = true };
    public static readonly ResourceType ReplicaSet = new() { Group = "apps", Version = "v1", Kind = "ReplicaSet", Plural = "replicasets", ShortNames = ["rs"], Categories = CategoryAll, HasStatus = true, HasGeneration = true };
    public static readonly ResourceType DaemonSet = new() { Group = "apps", Version = "v1", Kind = "DaemonSet", Plural = "daemonsets", ShortNames = ["ds"], Categories = CategoryAll, HasStatus = true, HasGeneration = true };
    public static readonly ResourceType StatefulSet = new() { Group = "apps", Version = "v1", Kind = "StatefulSet", Plural = "statefulsets", ShortNames = ["sts"], Categories = CategoryAll, HasStatus = true, HasGeneration = true };
    public static readonly ResourceType HorizontalPodAutoscaler = new() { Group = "autoscaling", Version = "v2", Kind = "HorizontalPodAutoscaler", Plural = "horizontalpodautoscalers", ShortNames = ["hpa"], Categories = CategoryAll, HasStatus = true };
    public static readonly ResourceType PodDisruptionBudget = new() { Group = "policy", Version = "v1", Kind = "PodDisruptionBudget", Plural = "poddisruptionbudgets", ShortNames = ["pdb"], HasStatus = true, HasGeneration = true };
    public static readonly ResourceType EndpointSlice = new() { Group = "discovery.k8s.io", Version = "v1", Kind = "EndpointSlice", Plural = "endpointslices", HasGeneration = true };
    public static readonly ResourceType NetworkPolicy = new() { Group = "networking.k8s.io", Version = "v1", Kind = "NetworkPolicy", Plural = "networkpolicies", ShortNames = ["netpol"], HasGeneration = true };

    public static readonly ResourceType ClusterRole = new() { Group = Rbac, Version = "v1", Kind = "ClusterRole", Plural = "clusterroles", Namespaced = false };
    public static readonly ResourceType ClusterRoleBinding = new() { Group = Rbac, Version = "v1", Kind = "ClusterRoleBinding", Plural = "clusterrolebindings", Namespaced = false };
    public static readonly ResourceType Role = new() { Group = Rbac, Version = "v1", Kind = "Role", Plural = "roles" };
    public static readonly ResourceType RoleBinding = new() { Group = Rbac, Version = "v1", Kind = "RoleBinding", Plural = "rolebindings" };

    public static readonly ResourceType CustomResourceDefinition = new() { Group = "apiextensions.k8s.io", Version = "v1", Kind = "CustomResourceDefinition", Plural = "customresourcedefinitions", ShortNames = ["crd", "crds"], Categories = ["api-extensions"], Namespaced = false, HasStatus = true, HasGeneration = true, Verbs = ResourceVerbs.ReadOnly };
    public static readonly ResourceType MutatingWebhookConfiguration = new() { Group = "admissionregistration.k8s.io", Version = "v1", Kind = "MutatingWebhookConfiguration", Plural = "mutatingwebhookconfigurations", Categories = ["api-extensions"], Namespaced = false, HasGeneration = true };

    public static ImmutableArray<ResourceType> All { get; } =
    [
        Namespace, Node, Service, Pod, ServiceAccount, ConfigMap, Secret, Event, Endpoints, ResourceQuota,
        Deployment, ReplicaSet, DaemonSet, StatefulSet, HorizontalPodAutoscaler, PodDisruptionBudget, EndpointSlice, NetworkPolicy,
        ClusterRole, ClusterRoleBinding, Role, RoleBinding, CustomResourceDefinition, MutatingWebhookConfiguration,
    ];
}
