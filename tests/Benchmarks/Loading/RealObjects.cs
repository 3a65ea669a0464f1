using System.Globalization;
using System.Text.Json;

namespace WaypointDashboard.Benchmarks.Loading;

/// <summary>Objects as an API server gives them: of the size and the shape that pods of a Deployment have in a cluster that has been used.</summary>
internal static class RealObjects
{
    private const string Then = "2026-01-12T08:00:00Z";
    private const int Namespaces = 100;
    private const int Services = 1_500;

    private static readonly string Mounts = Minify("""
        [
          { "name": "config", "readOnly": true, "mountPath": "/etc/app" }, { "name": "cache", "mountPath": "/var/cache/app" },
          { "name": "kube-api-access", "readOnly": true, "mountPath": "/var/run/secrets/kubernetes.io/serviceaccount" }
        ]
        """);

    private static readonly string Volumes = Minify("""
        [
          { "name": "config", "configMap": { "name": "app-config", "defaultMode": 420 } }, { "name": "cache", "emptyDir": { "sizeLimit": "256Mi" } },
          { "name": "kube-api-access", "projected": { "defaultMode": 420, "sources": [
            { "serviceAccountToken": { "expirationSeconds": 3607, "path": "token" } },
            { "configMap": { "name": "kube-root-ca.crt", "items": [{ "key": "ca.crt", "path": "ca.crt" }] } },
            { "downwardAPI": { "items": [{ "path": "namespace", "fieldRef": { "apiVersion": "v1", "fieldPath": "metadata.namespace" } }] } }
          ] } }
        ]
        """);

    private static readonly string Tolerations = Minify("""
        [
          { "key": "node.kubernetes.io/not-ready", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 300 },
          { "key": "node.kubernetes.io/unreachable", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 300 }
        ]
        """);

    private static readonly string PodFields = Minify("""
        [
          { "manager": "kube-controller-manager", "operation": "Update", "apiVersion": "v1", "time": "2026-01-12T08:00:00Z", "fieldsType": "FieldsV1", "fieldsV1": {
            "f:metadata": { "f:annotations": { ".": {}, "f:prometheus.io/port": {}, "f:prometheus.io/scrape": {}, "f:checksum/config": {} }, "f:generateName": {}, "f:labels": { ".": {}, "f:app": {}, "f:app.kubernetes.io/name": {}, "f:app.kubernetes.io/part-of": {}, "f:pod-template-hash": {}, "f:version": {} }, "f:ownerReferences": { ".": {}, "k:{\"uid\":\"11111111-2222-3333-4444-555555555555\"}": {} } },
            "f:spec": { "f:containers": { "k:{\"name\":\"app\"}": { ".": {}, "f:env": { ".": {}, "k:{\"name\":\"POD_NAME\"}": { ".": {}, "f:name": {}, "f:valueFrom": { ".": {}, "f:fieldRef": {} } }, "k:{\"name\":\"DATABASE_URL\"}": { ".": {}, "f:name": {}, "f:valueFrom": { ".": {}, "f:secretKeyRef": {} } }, "k:{\"name\":\"LOG_LEVEL\"}": { ".": {}, "f:name": {}, "f:value": {} } }, "f:image": {}, "f:imagePullPolicy": {}, "f:livenessProbe": { ".": {}, "f:failureThreshold": {}, "f:httpGet": { ".": {}, "f:path": {}, "f:port": {}, "f:scheme": {} }, "f:periodSeconds": {}, "f:successThreshold": {}, "f:timeoutSeconds": {} }, "f:name": {}, "f:ports": { ".": {}, "k:{\"containerPort\":8080,\"protocol\":\"TCP\"}": { ".": {}, "f:containerPort": {}, "f:name": {}, "f:protocol": {} } }, "f:readinessProbe": { ".": {}, "f:failureThreshold": {}, "f:httpGet": { ".": {}, "f:path": {}, "f:port": {}, "f:scheme": {} }, "f:periodSeconds": {} }, "f:resources": { ".": {}, "f:limits": { ".": {}, "f:memory": {} }, "f:requests": { ".": {}, "f:cpu": {}, "f:memory": {} } }, "f:securityContext": { ".": {}, "f:allowPrivilegeEscalation": {}, "f:runAsNonRoot": {} }, "f:terminationMessagePath": {}, "f:terminationMessagePolicy": {}, "f:volumeMounts": { ".": {}, "k:{\"mountPath\":\"/etc/app\"}": { ".": {}, "f:mountPath": {}, "f:name": {}, "f:readOnly": {} } } } }, "f:dnsPolicy": {}, "f:enableServiceLinks": {}, "f:restartPolicy": {}, "f:schedulerName": {}, "f:securityContext": {}, "f:serviceAccountName": {}, "f:terminationGracePeriodSeconds": {}, "f:volumes": { ".": {}, "k:{\"name\":\"config\"}": { ".": {}, "f:configMap": { ".": {}, "f:defaultMode": {}, "f:name": {} }, "f:name": {} } } } } },
          { "manager": "istio-cni", "operation": "Update", "apiVersion": "v1", "time": "2026-01-12T08:00:04Z", "fieldsType": "FieldsV1", "fieldsV1": { "f:metadata": { "f:annotations": { "f:ambient.istio.io/redirection": {} } } } },
          { "manager": "kubelet", "operation": "Update", "apiVersion": "v1", "time": "2026-01-12T08:00:05Z", "subresource": "status", "fieldsType": "FieldsV1", "fieldsV1": { "f:status": { "f:conditions": { "k:{\"type\":\"ContainersReady\"}": { ".": {}, "f:lastProbeTime": {}, "f:lastTransitionTime": {}, "f:status": {}, "f:type": {} }, "k:{\"type\":\"Initialized\"}": { ".": {}, "f:lastProbeTime": {}, "f:lastTransitionTime": {}, "f:status": {}, "f:type": {} }, "k:{\"type\":\"Ready\"}": { ".": {}, "f:lastProbeTime": {}, "f:lastTransitionTime": {}, "f:status": {}, "f:type": {} } }, "f:containerStatuses": {}, "f:hostIP": {}, "f:phase": {}, "f:podIP": {}, "f:podIPs": { ".": {}, "k:{\"ip\":\"10.244.0.2\"}": { ".": {}, "f:ip": {} } }, "f:startTime": {} } } }
        ]
        """);

    private static readonly string ServiceFields = Minify("""
        [
          { "manager": "kubectl-client-side-apply", "operation": "Update", "apiVersion": "v1", "time": "2026-01-12T08:00:00Z", "fieldsType": "FieldsV1", "fieldsV1": {
            "f:metadata": { "f:annotations": { ".": {}, "f:kubectl.kubernetes.io/last-applied-configuration": {} }, "f:labels": { ".": {}, "f:app": {}, "f:app.kubernetes.io/part-of": {} } },
            "f:spec": { "f:internalTrafficPolicy": {}, "f:ports": { ".": {}, "k:{\"port\":80,\"protocol\":\"TCP\"}": { ".": {}, "f:name": {}, "f:port": {}, "f:protocol": {}, "f:targetPort": {} } }, "f:selector": {}, "f:sessionAffinity": {}, "f:type": {} } } }
        ]
        """);

    /// <summary>A namespace.</summary>
    public static string Namespace(int number) => Minify($$"""
        { "metadata": { "name": "{{Home(number)}}", "uid": "{{Uid(1, number)}}", "resourceVersion": "{{number + 1}}", "creationTimestamp": "{{Then}}",
            "labels": { "kubernetes.io/metadata.name": "{{Home(number)}}", "istio.io/dataplane-mode": "ambient", "istio.io/use-waypoint": "waypoint", "team": "{{Home(number)}}" } },
          "spec": { "finalizers": ["kubernetes"] }, "status": { "phase": "Active" } }
        """);

    /// <summary>A service.</summary>
    public static string Service(int number)
    {
        var (home, app) = (Home(number * Namespaces / Services), App(number));
        return Minify($$"""
            { "metadata": { "name": "{{app}}", "namespace": "{{home}}", "uid": "{{Uid(2, number)}}", "resourceVersion": "{{number + 1_000}}", "creationTimestamp": "{{Then}}",
                "labels": { "app": "{{app}}", "app.kubernetes.io/part-of": "{{home}}" },
                "annotations": { "kubectl.kubernetes.io/last-applied-configuration": "{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"metadata\":{\"annotations\":{},\"labels\":{\"app\":\"{{app}}\"},\"name\":\"{{app}}\",\"namespace\":\"{{home}}\"},\"spec\":{\"ports\":[{\"name\":\"http\",\"port\":80,\"targetPort\":8080}],\"selector\":{\"app\":\"{{app}}\"} } }\n" },
                "managedFields": {{ServiceFields}} },
              "spec": { "ports": [{ "name": "http", "protocol": "TCP", "port": 80, "targetPort": 8080 }], "selector": { "app": "{{app}}" }, "clusterIP": "10.96.{{number / 250}}.{{(number % 250) + 2}}", "clusterIPs": ["10.96.{{number / 250}}.{{(number % 250) + 2}}"],
                "type": "ClusterIP", "sessionAffinity": "None", "ipFamilies": ["IPv4"], "ipFamilyPolicy": "SingleStack", "internalTrafficPolicy": "Cluster" },
              "status": { "loadBalancer": {} } }
            """);
    }

    /// <summary>A pod.</summary>
    public static string Pod(int number)
    {
        var service = number * Services / 10_000;
        var (home, app) = (Home(service * Namespaces / Services), App(service));
        var address = string.Create(CultureInfo.InvariantCulture, $"10.{244 + (number / 62_500)}.{number / 250 % 250}.{(number % 250) + 2}");
        var node = number % 100;
        var condition = $$""", "status": "True", "lastProbeTime": null, "lastTransitionTime": "{{Then}}" }""";
        return Minify($$"""
            { "metadata": { "name": "{{app}}-7c9d8b6f5-{{Suffix(number)}}", "generateName": "{{app}}-7c9d8b6f5-", "namespace": "{{home}}", "uid": "{{Uid(3, number)}}", "resourceVersion": "{{number + 10_000}}", "creationTimestamp": "{{Then}}",
                "labels": { "app": "{{app}}", "app.kubernetes.io/name": "{{app}}", "app.kubernetes.io/part-of": "{{home}}", "pod-template-hash": "7c9d8b6f5", "version": "v1" },
                "annotations": { "ambient.istio.io/redirection": "enabled", "checksum/config": "4e1243bd22c66e76c2ba9eddc1f91394e57f9f83{{number % 15:x8}}", "prometheus.io/port": "9090", "prometheus.io/scrape": "true" },
                "ownerReferences": [{ "apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "{{app}}-7c9d8b6f5", "uid": "{{Uid(4, service)}}", "controller": true, "blockOwnerDeletion": true }],
                "managedFields": {{PodFields}} },
              "spec": { "volumes": {{Volumes}},
                "containers": [{ "name": "app", "image": "registry.example/shop/{{app}}:1.24.3", "ports": [{ "name": "http", "containerPort": 8080, "protocol": "TCP" }, { "name": "metrics", "containerPort": 9090, "protocol": "TCP" }],
                  "env": [{ "name": "POD_NAME", "valueFrom": { "fieldRef": { "apiVersion": "v1", "fieldPath": "metadata.name" } } }, { "name": "DATABASE_URL", "valueFrom": { "secretKeyRef": { "name": "{{app}}-database", "key": "url" } } }, { "name": "LOG_LEVEL", "value": "info" }, { "name": "FEATURES", "value": "search,checkout,recommendations" }],
                  "resources": { "limits": { "memory": "256Mi" }, "requests": { "cpu": "100m", "memory": "128Mi" } }, "volumeMounts": {{Mounts}},
                  "livenessProbe": { "httpGet": { "path": "/healthz", "port": "http", "scheme": "HTTP" }, "timeoutSeconds": 1, "periodSeconds": 10, "successThreshold": 1, "failureThreshold": 3 },
                  "readinessProbe": { "httpGet": { "path": "/ready", "port": "http", "scheme": "HTTP" }, "timeoutSeconds": 1, "periodSeconds": 5, "successThreshold": 1, "failureThreshold": 3 },
                  "terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "File", "imagePullPolicy": "IfNotPresent", "securityContext": { "runAsNonRoot": true, "allowPrivilegeEscalation": false } }],
                "restartPolicy": "Always", "terminationGracePeriodSeconds": 30, "dnsPolicy": "ClusterFirst", "serviceAccountName": "{{app}}", "serviceAccount": "{{app}}", "nodeName": "node-{{node:000}}", "securityContext": {}, "schedulerName": "default-scheduler",
                "tolerations": {{Tolerations}}, "priority": 0, "enableServiceLinks": true, "preemptionPolicy": "PreemptLowerPriority" },
              "status": { "phase": "Running",
                "conditions": [{ "type": "PodReadyToStartContainers"{{condition}}, { "type": "Initialized"{{condition}}, { "type": "Ready"{{condition}}, { "type": "ContainersReady"{{condition}}, { "type": "PodScheduled"{{condition}}],
                "hostIP": "172.18.0.{{node + 2}}", "hostIPs": [{ "ip": "172.18.0.{{node + 2}}" }], "podIP": "{{address}}", "podIPs": [{ "ip": "{{address}}" }], "startTime": "{{Then}}",
                "containerStatuses": [{ "name": "app", "state": { "running": { "startedAt": "{{Then}}" } }, "lastState": {}, "ready": true, "restartCount": 0, "image": "registry.example/shop/{{app}}:1.24.3",
                  "imageID": "registry.example/shop/{{app}}@sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945", "containerID": "containerd://{{number:x64}}", "started": true }],
                "qosClass": "Burstable" } }
            """);
    }

    private static string Home(int number) => string.Create(CultureInfo.InvariantCulture, $"team-{number:000}");

    private static string App(int number) => string.Create(CultureInfo.InvariantCulture, $"app-{number:0000}");

    private static string Suffix(int number) => number.ToString("x5", CultureInfo.InvariantCulture);

    private static string Uid(int kind, int number) => new Guid(kind, 0x4a1b, 0x4c2d, 0x8e, 0x3f, 0, 0, (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number).ToString();

    private static string Minify(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Plain);

    // As an API server writes it: quotes escaped by a backslash.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
