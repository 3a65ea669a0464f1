using WaypointDashboard.Sandbox.Api.Protocol;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Discovery;

/// <summary>The swagger document in the form that older versions of kubectl ask for: for each kind, that patching it understands <c>dryRun</c>, without which they refuse <c>kubectl diff</c>.</summary>
internal static class OpenApiProtobuf
{
    /// <summary>The numbers of the fields in the messages of <c>openapi.v2</c>.</summary>
    private static class Field
    {
        public const int Swagger = 1;
        public const int Info = 2;
        public const int Title = 1;
        public const int Version = 2;
        public const int Paths = 8;
        public const int Path = 2;
        public const int Name = 1;
        public const int Value = 2;
        public const int Patch = 8;
        public const int Parameters = 8;
        public const int Responses = 9;
        public const int VendorExtension = 13;
        public const int Yaml = 2;
        public const int Parameter = 1;
        public const int NonBodyParameter = 2;
        public const int QueryParameter = 3;
        public const int In = 2;
        public const int ParameterName = 4;
        public const int ParameterType = 6;
    }

    public static ReadOnlyMemory<byte> Document { get; } = new ProtobufWriter()
        .Text(Field.Swagger, "2.0")
        .Message(Field.Info, info => info.Text(Field.Title, "Kubernetes").Text(Field.Version, "v1.0"))
        .Message(Field.Paths, paths =>
        {
            foreach (var type in ResourceTypes.All)
            {
                foreach (var version in type.ServedVersions)
                    paths.Message(Field.Path, path => path.Text(Field.Name, OpenApiDocuments.ItemPath(type, version)).Message(Field.Value, item => item.Message(Field.Patch, patch => Operation(patch, type, version))));
            }
        })
        .ToArray();

    private static void Operation(ProtobufWriter patch, ResourceType type, string version) => patch
        .Message(Field.Parameters, item => item.Message(Field.Parameter, parameter => parameter.Message(Field.NonBodyParameter, other => other.Message(Field.QueryParameter, query => query
            .Text(Field.In, "query").Text(Field.ParameterName, "dryRun").Text(Field.ParameterType, "string")))))
        .Message(Field.Responses, _ => { })
        .Message(Field.VendorExtension, extension => extension
            .Text(Field.Name, "x-kubernetes-group-version-kind")
            .Message(Field.Value, value => value.Text(Field.Yaml, $"group: \"{type.Group}\"\nkind: {type.Kind}\nversion: {version}\n")));
}
