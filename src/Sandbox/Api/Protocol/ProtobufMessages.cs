using System.Collections.Frozen;

namespace WaypointDashboard.Sandbox.Api.Protocol;

/// <summary>The messages that clients send as protobuf. One line a message: <c>NUMBER NAME TYPE</c>, with <c>[]</c> for a list and <c>{}</c> for a map.</summary>
internal static class ProtobufMessages
{
    private static readonly FrozenDictionary<string, ProtobufMessage> All = Parse("""
        ObjectMeta: 1 name string, 2 generateName string, 3 namespace string, 5 uid string, 6 resourceVersion string, 11 labels string{}, 12 annotations string{}, 13 ownerReferences OwnerReference[], 14 finalizers string[]
        OwnerReference: 1 kind string, 3 name string, 4 uid string, 5 apiVersion string, 6 controller bool, 7 blockOwnerDeletion bool
        Namespace: 1 metadata ObjectMeta, 2 spec NamespaceSpec
        NamespaceSpec: 1 finalizers string[]
        ConfigMap: 1 metadata ObjectMeta, 2 data string{}, 3 binaryData bytes{}, 4 immutable bool
        Secret: 1 metadata ObjectMeta, 2 data bytes{}, 3 type string, 4 stringData string{}, 5 immutable bool
        ServiceAccount: 1 metadata ObjectMeta, 2 secrets ObjectReference[], 3 imagePullSecrets LocalObjectReference[], 4 automountServiceAccountToken bool
        ObjectReference: 1 kind string, 2 namespace string, 3 name string, 4 uid string, 5 apiVersion string, 6 resourceVersion string, 7 fieldPath string
        LocalObjectReference: 1 name string
        Service: 1 metadata ObjectMeta, 2 spec ServiceSpec
        ServiceSpec: 1 ports ServicePort[], 2 selector string{}, 3 clusterIP string, 4 type string, 5 externalIPs string[], 7 sessionAffinity string, 8 loadBalancerIP string, 10 externalName string, 18 clusterIPs string[]
        ServicePort: 1 name string, 2 protocol string, 3 port int, 4 targetPort IntOrString, 5 nodePort int, 6 appProtocol string
        IntOrString: 1 type int, 2 intVal int, 3 strVal string
        Deployment: 1 metadata ObjectMeta, 2 spec DeploymentSpec
        DeploymentSpec: 1 replicas int, 2 selector LabelSelector, 3 template PodTemplateSpec, 4 strategy DeploymentStrategy, 7 paused bool
        DeploymentStrategy: 1 type string
        PodTemplateSpec: 1 metadata ObjectMeta, 2 spec PodSpec
        Pod: 1 metadata ObjectMeta, 2 spec PodSpec
        PodSpec: 2 containers Container[], 3 restartPolicy string, 6 dnsPolicy string, 7 nodeSelector string{}, 8 serviceAccountName string, 10 nodeName string, 11 hostNetwork bool
        Container: 1 name string, 2 image string, 3 command string[], 4 args string[], 5 workingDir string, 6 ports ContainerPort[], 7 env EnvVar[], 14 imagePullPolicy string
        ContainerPort: 1 name string, 3 containerPort int, 4 protocol string
        EnvVar: 1 name string, 2 value string
        Role: 1 metadata ObjectMeta, 2 rules PolicyRule[]
        ClusterRole: 1 metadata ObjectMeta, 2 rules PolicyRule[], 3 aggregationRule AggregationRule
        AggregationRule: 1 clusterRoleSelectors LabelSelector[]
        LabelSelector: 1 matchLabels string{}, 2 matchExpressions LabelSelectorRequirement[]
        LabelSelectorRequirement: 1 key string, 2 operator string, 3 values string[]
        PolicyRule: 1 verbs string[], 2 apiGroups string[], 3 resources string[], 4 resourceNames string[], 5 nonResourceURLs string[]
        RoleBinding: 1 metadata ObjectMeta, 2 subjects Subject[], 3 roleRef RoleRef
        ClusterRoleBinding: 1 metadata ObjectMeta, 2 subjects Subject[], 3 roleRef RoleRef
        Subject: 1 kind string, 2 apiGroup string, 3 name string, 4 namespace string
        RoleRef: 1 apiGroup string, 2 kind string, 3 name string
        SelfSubjectAccessReview: 1 metadata ObjectMeta, 2 spec AccessReviewSpec
        AccessReviewSpec: 1 resourceAttributes ResourceAttributes, 2 nonResourceAttributes NonResourceAttributes
        SubjectAccessReview: 1 metadata ObjectMeta, 2 spec SubjectAccessReviewSpec
        SubjectAccessReviewSpec: 1 resourceAttributes ResourceAttributes, 2 nonResourceAttributes NonResourceAttributes, 3 user string, 4 groups string[], 6 uid string
        ResourceAttributes: 1 namespace string, 2 verb string, 3 group string, 4 version string, 5 resource string, 6 subresource string, 7 name string
        NonResourceAttributes: 1 path string, 2 verb string
        SelfSubjectRulesReview: 1 metadata ObjectMeta, 2 spec SelfSubjectRulesReviewSpec
        SelfSubjectRulesReviewSpec: 1 namespace string
        SelfSubjectReview: 1 metadata ObjectMeta
        DeleteOptions: 1 gracePeriodSeconds int, 2 preconditions Preconditions, 3 orphanDependents bool, 4 propagationPolicy string, 5 dryRun string[]
        Preconditions: 1 uid string, 2 resourceVersion string
        """);

    public static ProtobufMessage? Find(string name) => All.GetValueOrDefault(name);

    private static FrozenDictionary<string, ProtobufMessage> Parse(string text) => text.Split('\n')
        .Select(line => line.Split(": "))
        .ToFrozenDictionary(parts => parts[0].Trim(), parts => new ProtobufMessage(parts[1].Split(", ").Select(Field).ToFrozenDictionary(field => field.Number, field => field.Field)));

    private static (int Number, ProtobufField Field) Field(string text)
    {
        var parts = text.Trim().Split(' ');
        var (list, map) = (parts[2].EndsWith("[]", StringComparison.Ordinal), parts[2].EndsWith("{}", StringComparison.Ordinal));
        return (int.Parse(parts[0]), new ProtobufField(parts[1], list || map ? parts[2][..^2] : parts[2], list, map));
    }
}
