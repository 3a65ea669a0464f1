using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>Deployments → ReplicaSets: one for each template, rolled over step by step.</summary>
internal sealed class DeploymentReconciler(ControlContext context) : IReconciler
{
    private const string Manager = "kube-controller-manager";
    private const string TemplateHash = "pod-template-hash";
    private const string Revision = "deployment.kubernetes.io/revision";
    private const int OldRevisionsKept = 3;

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        if (change.Value.Type == ResourceTypes.Deployment) return [ObjectRef.To(change.Value)];
        return change.Value.Type == ResourceTypes.ReplicaSet ? context.View.OwnersOf(ResourceTypes.Deployment, change.Value).Select(ObjectRef.To) : [];
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { IsTerminating: false } deployment) return null;
        var json = context.View.Json(deployment);
        if (json.At("spec", "template") is not JsonObject || json.At("spec", "selector") is not JsonObject) return null;
        var sets = context.View.OwnedBy(ResourceTypes.ReplicaSet, deployment).ToList();
        var current = sets.Find(set => HasTemplate(context.View.Json(set), json));
        if (current is null)
        {
            Create(deployment, json, sets);
            return null;
        }
        var old = sets.Where(set => set != current).ToList();
        Roll(json, current, old);
        foreach (var forgotten in old.Where(IsEmpty).OrderByDescending(RevisionOf).Skip(OldRevisionsKept)) context.Delete(ObjectRef.To(forgotten));
        context.ChangeStatus(item, Manager, status => WriteStatus(status, json, current, sets));
        return null;
    }

    private static bool HasTemplate(JsonObject set, JsonObject deployment)
    {
        var template = set.At("spec", "template")?.DeepClone();
        (template.At("metadata", "labels") as JsonObject)?.Remove(TemplateHash);
        return JsonNode.DeepEquals(template, deployment.At("spec", "template"));
    }

    private void Create(StoredObject deployment, JsonObject json, List<StoredObject> sets)
    {
        var template = json.At("spec", "template")!.DeepClone().AsObject();
        var hash = Names.Hash(template.ToJsonString(), 9);
        var labels = template.Child("metadata").Child("labels");
        labels[TemplateHash] = hash;
        var selector = json.At("spec", "selector")?.DeepClone().AsObject() ?? [];
        selector.Child("matchLabels")[TemplateHash] = hash;
        var revision = sets.Select(RevisionOf).DefaultIfEmpty(0).Max() + 1;
        context.Create(ResourceTypes.ReplicaSet, new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = $"{deployment.Name}-{hash}",
                ["namespace"] = deployment.Namespace,
                ["labels"] = labels.DeepClone(),
                ["annotations"] = new JsonObject { [Revision] = $"{revision}" },
                ["ownerReferences"] = new JsonArray(PodTemplates.Owner(deployment)),
            },
            ["spec"] = new JsonObject { ["replicas"] = sets.Count == 0 ? json.NumberAt("spec", "replicas") : 0, ["selector"] = selector, ["template"] = template },
        }, Manager);
        context.Change(ObjectRef.To(deployment), Manager, value => value.Child("metadata").Child("annotations")[Revision] = $"{revision}");
    }

    /// <summary>As many new pods as the surge allows, as few old ones as availability allows.</summary>
    private void Roll(JsonObject deployment, StoredObject current, List<StoredObject> old)
    {
        var desired = deployment.NumberAt("spec", "replicas");
        var oldPods = old.Sum(set => Replicas(set));
        var surge = Math.Max(1, (desired + 3) / 4);
        Scale(current, oldPods == 0 ? desired : Math.Clamp(desired + surge - oldPods, Math.Min(Replicas(current), desired), desired));
        // What is written about a set lags behind how it was scaled: more than that many pods will not stay.
        var spare = Available(current) + old.Sum(set => Math.Min(Replicas(set), Available(set))) - (desired - (desired / 4));
        foreach (var set in old.Where(set => Replicas(set) > 0))
        {
            var fewer = Math.Min(Replicas(set), Math.Max(0, spare) + Math.Max(0, Replicas(set) - Available(set)));
            if (fewer <= 0) continue;
            Scale(set, Replicas(set) - fewer);
            spare -= fewer;
        }
    }

    private void Scale(StoredObject set, int replicas)
    {
        if (Replicas(set) != replicas) context.Change(ObjectRef.To(set), Manager, value => value.Child("spec")["replicas"] = replicas);
    }

    private int Available(StoredObject set) => context.View.Json(set).NumberAt("status", "availableReplicas");

    private int Replicas(StoredObject set) => context.View.Json(set).NumberAt("spec", "replicas");

    private bool IsEmpty(StoredObject set) => Replicas(set) == 0 && context.View.Json(set).NumberAt("status", "replicas") == 0;

    private int RevisionOf(StoredObject set) => int.TryParse(context.View.Json(set).TextAt("metadata", "annotations", Revision), out var revision) ? revision : 0;

    private void WriteStatus(JsonObject status, JsonObject deployment, StoredObject current, List<StoredObject> sets)
    {
        var desired = deployment.NumberAt("spec", "replicas");
        int Sum(string field) => sets.Sum(set => context.View.Json(set).NumberAt("status", field));
        var (available, updated) = (Sum("availableReplicas"), context.View.Json(current).NumberAt("status", "replicas"));
        status["observedGeneration"] = deployment.NumberAt("metadata", "generation");
        Count(status, "replicas", Sum("replicas"));
        Count(status, "updatedReplicas", updated);
        Count(status, "readyReplicas", Sum("readyReplicas"));
        Count(status, "availableReplicas", available);
        Count(status, "unavailableReplicas", Math.Max(0, desired - available));
        var conditions = new List<Condition>
        {
            available >= desired - (desired / 4)
                ? new("Available", true, "MinimumReplicasAvailable", "Deployment has minimum availability.")
                : new("Available", false, "MinimumReplicasUnavailable", "Deployment does not have minimum availability."),
            updated == desired && available >= desired
                ? new("Progressing", true, "NewReplicaSetAvailable", $"ReplicaSet \"{current.Name}\" has successfully progressed.")
                : new("Progressing", true, "ReplicaSetUpdated", $"ReplicaSet \"{current.Name}\" is progressing."),
        };
        if (context.View.Json(current).ItemsAt("status", "conditions").FirstOrDefault(each => each.TextAt("type") == "ReplicaFailure") is { } failure)
            conditions.Add(new Condition("ReplicaFailure", true, failure.TextAt("reason") ?? "", failure.TextAt("message") ?? ""));
        Conditions.Set(status, ["ReplicaFailure"], conditions, context.Timestamp);
    }

    private static void Count(JsonObject status, string field, int number)
    {
        if (number > 0) status[field] = number;
        else status.Remove(field);
    }
}
