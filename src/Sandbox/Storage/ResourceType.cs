using System.Collections.Immutable;

namespace WaypointDashboard.Sandbox.Storage;

/// <summary>A kind that the sandbox serves. There is one instance a kind (see <see cref="ResourceTypes"/>), compared by reference.</summary>
public sealed class ResourceType
{
    /// <summary>The API group; empty for the core group.</summary>
    public required string Group { get; init; }

    /// <summary>The version in which objects are stored and handed to in-process callers.</summary>
    public required string Version { get; init; }

    /// <summary>All versions served over HTTP, the preferred one first. They differ in <c>apiVersion</c> only.</summary>
    public ImmutableArray<string> ServedVersions { get => field.IsDefault ? [Version] : field; init; }

    public required string Kind { get; init; }

    /// <summary>The name in URLs, <c>pods</c> say.</summary>
    public required string Plural { get; init; }

    public string Singular => Kind.ToLowerInvariant();

    public ImmutableArray<string> ShortNames { get; init; } = [];

    public ImmutableArray<string> Categories { get; init; } = [];

    public bool Namespaced { get; init; } = true;

    public ImmutableArray<string> Verbs { get; init; } = ResourceVerbs.All;

    /// <summary>Whether status is a subresource: then the main resource's writes ignore it, and the subresource's all else.</summary>
    public bool HasStatus { get; init; }

    /// <summary>Whether <c>metadata.generation</c> counts changes of what is desired.</summary>
    public bool HasGeneration { get; init; }

    /// <summary>Whether a CustomResourceDefinition brings this kind.</summary>
    public bool IsCustom { get; init; }

    /// <summary>Columns of <c>kubectl get</c> beside NAME and AGE, in the manner of a CustomResourceDefinition; built-in kinds have code for it.</summary>
    public ImmutableArray<PrinterColumn> Columns { get; init; } = [];

    public string ApiVersion => ApiVersionOf(Version);

    /// <summary>How errors name the resource: <c>pods</c>, <c>gateways.gateway.networking.k8s.io</c>.</summary>
    public string QualifiedName => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    public string ApiVersionOf(string version) => Group.Length == 0 ? version : $"{Group}/{version}";

    public override string ToString() => QualifiedName;
}
