using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Resources;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WaypointDashboard.Client.Yaml;

/// <summary>Objects that an operator has written as YAML, one document each, or a List of them; and all that is wrong with them.</summary>
/// <param name="Manifests">The objects as JSON, in order.</param>
/// <param name="Problems">What cannot be read, in order of the lines.</param>
public sealed record YamlManifests(ImmutableArray<string> Manifests, ImmutableArray<YamlProblem> Problems)
{
    /// <summary>Reads a text. A document that cannot be read does not keep the others from being read.</summary>
    public static YamlManifests Read(string text)
    {
        var manifests = ImmutableArray.CreateBuilder<string>();
        var problems = ImmutableArray.CreateBuilder<YamlProblem>();
        foreach (var (document, line) in Documents(text))
        {
            try
            {
                var stream = new YamlStream();
                stream.Load(new StringReader(document));
                foreach (var root in stream.Documents.Select(found => found.RootNode).Where(IsSomething))
                {
                    ReadObject(root, line, manifests, problems);
                }
            }
            catch (YamlException exception)
            {
                problems.Add(new((int)exception.Start.Line + line, YamlWords.Of(exception)));
            }
        }

        return new(manifests.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>The documents of a text, and how many lines stand before each.</summary>
    private static IEnumerable<(string Text, int Line)> Documents(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var start = 0;
        for (var index = 0; index <= lines.Length; index++)
        {
            if (index == lines.Length || lines[index] == "---" || lines[index].StartsWith("--- ", StringComparison.Ordinal))
            {
                yield return (string.Join('\n', lines[start..index]), start);
                start = index + 1;
            }
        }
    }

    private static bool IsSomething(YamlNode root) => root is not YamlScalarNode { Value: null or "" };

    private static void ReadObject(YamlNode root, int line, ImmutableArray<string>.Builder manifests, ImmutableArray<YamlProblem>.Builder problems)
    {
        if (root is not YamlMappingNode mapping)
        {
            problems.Add(new(LineOf(root, line), "This is no object: write apiVersion, kind, metadata and spec."));
            return;
        }

        if (Text(mapping, "kind") == "List" && Find(mapping, "items") is YamlSequenceNode items)
        {
            foreach (var item in items)
            {
                ReadObject(item, line, manifests, problems);
            }

            return;
        }

        var (problem, at) = Check(mapping);
        if (problem is not null)
        {
            problems.Add(new(LineOf(at, line), problem));
        }
        else if (YamlNodeJson.Convert(mapping) is { } json)
        {
            manifests.Add(json.ToJsonString(JsonSerializerOptions.Web));
        }
        else
        {
            problems.Add(new(LineOf(mapping, line), "This object is too large, or its aliases nest too deeply."));
        }
    }

    private static (string? Problem, YamlNode At) Check(YamlMappingNode mapping)
    {
        if (Text(mapping, "kind") is not { Length: > 0 } kind)
        {
            return ("kind is missing.", mapping);
        }

        var at = Find(mapping, "kind") ?? mapping;
        if (Text(mapping, "apiVersion") is not { Length: > 0 } apiVersion)
        {
            return ("apiVersion is missing.", mapping);
        }

        if (ResourceKinds.Find(kind) is not { } info || info.Kind.ToString() != kind)
        {
            return ($"{kind} is not a kind that the dashboard knows; what it does to traffic cannot be said.", at);
        }

        if (!info.Versions.Any(version => apiVersion == (info.Group.Length == 0 ? version : $"{info.Group}/{version}")))
        {
            return ($"{kind} of {apiVersion} is not known: write {info.ApiVersion}.", Find(mapping, "apiVersion") ?? mapping);
        }

        if (Find(mapping, "metadata") is not YamlMappingNode metadata || Text(metadata, "name") is not { Length: > 0 } name)
        {
            return ("metadata.name is missing.", Find(mapping, "metadata") ?? mapping);
        }

        return info.IsNamespaced && Text(metadata, "namespace") is not { Length: > 0 } ? ($"{kind} {name} needs metadata.namespace.", metadata) : (null, mapping);
    }

    private static YamlNode? Find(YamlMappingNode mapping, string key) => mapping.Children.FirstOrDefault(entry => entry.Key is YamlScalarNode { Value: { } name } && name == key).Value;

    private static string? Text(YamlMappingNode mapping, string key) => (Find(mapping, key) as YamlScalarNode)?.Value;

    private static int LineOf(YamlNode node, int before) => (int)node.Start.Line + before;
}
