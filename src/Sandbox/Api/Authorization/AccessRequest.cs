using WaypointDashboard.Sandbox.Api.Authentication;
using WaypointDashboard.Sandbox.Errors;

namespace WaypointDashboard.Sandbox.Api.Authorization;

/// <summary>What someone wants to do with a resource, or, if <see cref="NonResourcePath"/> is set, with a path that is none.</summary>
internal sealed record AccessRequest(string Verb, string Group, string Resource, string Subresource, string Namespace, string Name)
{
    public string? NonResourcePath { get; init; }

    private string FullResource => Subresource.Length == 0 ? Resource : $"{Resource}/{Subresource}";

    public static AccessRequest Path(string verb, string path) => new(verb, "", "", "", "", "") { NonResourcePath = path };

    /// <summary>The refusal, in Kubernetes' words.</summary>
    public StatusError Denied(ApiUser user)
    {
        if (NonResourcePath is { } path)
            return new StatusError(403, "Forbidden", $"forbidden: User \"{user.Name}\" cannot {Verb} path \"{path}\"");
        var qualified = Group.Length == 0 ? Resource : $"{Resource}.{Group}";
        var subject = Name.Length == 0 ? qualified : $"{qualified} \"{Name}\"";
        var scope = Namespace.Length == 0 ? "at the cluster scope" : $"in the namespace \"{Namespace}\"";
        return new StatusError(403, "Forbidden", $"{subject} is forbidden: User \"{user.Name}\" cannot {Verb} resource \"{FullResource}\" in API group \"{Group}\" {scope}")
        {
            Name = Name,
            Group = Group,
            Kind = Resource,
        };
    }
}
