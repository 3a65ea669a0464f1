using System.Collections.Immutable;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>Asks every rule about every object of one namespace.</summary>
internal static class NamespaceCheck
{
    public static NamespaceFindings Of(MeshSnapshot mesh, string namespaceName)
    {
        var isSilent = RuleCatalog.Rules
            .Where(rule => !rule.Needs.All(kind => mesh.Coverage.Knows(kind, ResourceKinds.Of(kind).IsNamespaced ? namespaceName : "")))
            .ToHashSet();
        var found = ImmutableDictionary.CreateBuilder<ObjectKey, ValueList<Finding>>();
        foreach (var (kind, rules) in RuleCatalog.ByKind)
        {
            var active = rules.RemoveAll(isSilent.Contains);
            if (active.IsEmpty)
            {
                continue;
            }

            foreach (var subject in Subjects(mesh, namespaceName, kind))
            {
                Check(found, mesh, subject, active);
            }
        }

        return new(found.ToImmutable(), NamespaceReferences.Of(mesh, namespaceName));
    }

    private static void Check(ImmutableDictionary<ObjectKey, ValueList<Finding>>.Builder found, MeshSnapshot mesh, MeshResource subject, ImmutableArray<FindingRule> rules)
    {
        List<Finding>? findings = null;
        foreach (var rule in rules)
        {
            foreach (var finding in rule.Check(mesh, subject))
            {
                (findings ??= []).Add(finding);
            }
        }

        if (findings is not null)
        {
            found[subject.Key] = findings.ToValueList();
        }
    }

    private static IEnumerable<MeshResource> Subjects(MeshSnapshot mesh, string namespaceName, ResourceKind kind)
    {
        if (kind != ResourceKind.Namespace)
        {
            return mesh.Resources.In(namespaceName).All<MeshResource>(kind);
        }

        return mesh.Resources.FindNamespace(namespaceName) is { } found ? [found] : [];
    }
}
