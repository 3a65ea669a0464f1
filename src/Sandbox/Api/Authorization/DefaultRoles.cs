using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Authorization;

/// <summary>The roles and bindings that every cluster starts with.</summary>
internal static class DefaultRoles
{
    private const string Manifests = """
        {kind: ClusterRole, metadata: {name: cluster-admin}, rules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*']}, {nonResourceURLs: ['*'], verbs: ['*']}]}
        ---
        {kind: ClusterRole, metadata: {name: admin}, rules: [], aggregationRule: {clusterRoleSelectors: [{matchLabels: {rbac.authorization.k8s.io/aggregate-to-admin: 'true'}}]}}
        ---
        {kind: ClusterRole, metadata: {name: edit, labels: {rbac.authorization.k8s.io/aggregate-to-admin: 'true'}}, rules: [],
         aggregationRule: {clusterRoleSelectors: [{matchLabels: {rbac.authorization.k8s.io/aggregate-to-edit: 'true'}}]}}
        ---
        {kind: ClusterRole, metadata: {name: view, labels: {rbac.authorization.k8s.io/aggregate-to-edit: 'true'}}, rules: [],
         aggregationRule: {clusterRoleSelectors: [{matchLabels: {rbac.authorization.k8s.io/aggregate-to-view: 'true'}}]}}
        ---
        kind: ClusterRole
        metadata: {name: 'system:aggregate-to-view', labels: {rbac.authorization.k8s.io/aggregate-to-view: 'true'}}
        rules:
        - {apiGroups: [''], resources: [configmaps, endpoints, pods, serviceaccounts, services, services/status, events, namespaces, namespaces/status, pods/log, pods/status, resourcequotas, resourcequotas/status], verbs: [get, list, watch]}
        - {apiGroups: [discovery.k8s.io], resources: [endpointslices], verbs: [get, list, watch]}
        - {apiGroups: [apps], resources: [daemonsets, daemonsets/status, deployments, deployments/status, deployments/scale, replicasets, replicasets/status, statefulsets, statefulsets/status], verbs: [get, list, watch]}
        - {apiGroups: [autoscaling], resources: [horizontalpodautoscalers, horizontalpodautoscalers/status], verbs: [get, list, watch]}
        - {apiGroups: [policy], resources: [poddisruptionbudgets, poddisruptionbudgets/status], verbs: [get, list, watch]}
        - {apiGroups: [networking.k8s.io], resources: [networkpolicies], verbs: [get, list, watch]}
        ---
        kind: ClusterRole
        metadata: {name: 'system:aggregate-to-edit', labels: {rbac.authorization.k8s.io/aggregate-to-edit: 'true'}}
        rules:
        - {apiGroups: [''], resources: [secrets], verbs: [get, list, watch]}
        - {apiGroups: [''], resources: [serviceaccounts], verbs: [impersonate]}
        - {apiGroups: [''], resources: [pods, configmaps, events, secrets, serviceaccounts, services], verbs: [create, delete, deletecollection, patch, update]}
        - {apiGroups: [apps], resources: [daemonsets, deployments, deployments/scale, replicasets, statefulsets], verbs: [create, delete, deletecollection, patch, update]}
        - {apiGroups: [autoscaling], resources: [horizontalpodautoscalers], verbs: [create, delete, deletecollection, patch, update]}
        - {apiGroups: [policy], resources: [poddisruptionbudgets], verbs: [create, delete, deletecollection, patch, update]}
        - {apiGroups: [networking.k8s.io], resources: [networkpolicies], verbs: [create, delete, deletecollection, patch, update]}
        ---
        kind: ClusterRole
        metadata: {name: 'system:aggregate-to-admin', labels: {rbac.authorization.k8s.io/aggregate-to-admin: 'true'}}
        rules:
        - {apiGroups: [authorization.k8s.io], resources: [localsubjectaccessreviews], verbs: [create]}
        - {apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings, roles], verbs: [create, delete, deletecollection, get, list, patch, update, watch]}
        ---
        kind: ClusterRole
        metadata: {name: 'system:basic-user'}
        rules:
        - {apiGroups: [authorization.k8s.io], resources: [selfsubjectaccessreviews, selfsubjectrulesreviews], verbs: [create]}
        - {apiGroups: [authentication.k8s.io], resources: [selfsubjectreviews], verbs: [create]}
        ---
        kind: ClusterRole
        metadata: {name: 'system:discovery'}
        rules:
        - {nonResourceURLs: [/api, /api/*, /apis, /apis/*, /healthz, /livez, /openapi, /openapi/*, /readyz, /version, /version/], verbs: [get]}
        ---
        kind: ClusterRole
        metadata: {name: 'system:public-info-viewer'}
        rules:
        - {nonResourceURLs: [/healthz, /livez, /readyz, /version, /version/], verbs: [get]}
        ---
        {kind: ClusterRoleBinding, metadata: {name: cluster-admin}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin},
         subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:masters'}]}
        ---
        {kind: ClusterRoleBinding, metadata: {name: 'system:basic-user'}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: 'system:basic-user'},
         subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:authenticated'}]}
        ---
        {kind: ClusterRoleBinding, metadata: {name: 'system:discovery'}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: 'system:discovery'},
         subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:authenticated'}]}
        ---
        {kind: ClusterRoleBinding, metadata: {name: 'system:public-info-viewer'}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: 'system:public-info-viewer'},
         subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:authenticated'}, {apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:unauthenticated'}]}
        """;

    public static void Seed(ClusterStore store)
    {
        foreach (var manifest in YamlJson.ParseAll(Manifests))
        {
            manifest["apiVersion"] = "rbac.authorization.k8s.io/v1";
            manifest["metadata"]!.AsObject().TryAdd("labels", new JsonObject());
            manifest["metadata"]!["labels"]!["kubernetes.io/bootstrapping"] = "rbac-defaults";
            var type = ResourceTypes.Find("rbac.authorization.k8s.io/v1", manifest["kind"]!.GetValue<string>())!;
            store.Create(type, manifest, new WriteOptions("kube-apiserver")).EnsureSucceeded();
        }
    }
}
