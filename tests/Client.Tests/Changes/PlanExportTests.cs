using Shouldly;
using WaypointDashboard.Client.Components.Changes;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using Xunit;

namespace WaypointDashboard.Client.Tests.Changes;

public sealed class PlanExportTests
{
    private static readonly ObjectKey Shop = ObjectKey.ForNamespace("shop");
    private static readonly ObjectKey Gate = new(ResourceKind.Gateway, "shop", "gate");

    [Fact]
    public void Objects_stand_as_they_will_be_without_what_the_server_writes()
    {
        var step = new PlanStep.Patch(Shop, """{"metadata":{"labels":{"a":"b"}}}""");
        const string After = """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop","uid":"1","resourceVersion":"7","creationTimestamp":"x","labels":{"a":"b"}},"status":{"phase":"Active"}}""";

        PlanExport.Yaml(Preview(new StepPreview(step, "", "", After, "7", null, []))).ShouldBe("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:\n    a: b\n");
    }

    [Fact]
    public void What_is_deleted_is_only_mentioned()
    {
        var step = new PlanStep.Delete(Gate);

        PlanExport.Yaml(Preview(new StepPreview(step, "a: b\n", "", "", "7", null, []))).ShouldStartWith("# Gateway shop/gate is deleted");
    }

    [Fact]
    public void A_kustomization_patches_what_another_repository_writes()
    {
        var plan = new ChangePlan("t", new ChangeIntent.Unenroll([Shop]), [new PlanStep.Patch(Shop, """{"metadata":{"labels":{"istio.io/use-waypoint":null}}}"""), new PlanStep.Delete(Gate)], []);

        PlanExport.Kustomization(plan).ShouldBe(
            """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            patches:
            - target:
                version: v1
                kind: Namespace
                name: shop
              patch: |
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop
                  labels:
                    istio.io/use-waypoint: null
            - target:
                group: gateway.networking.k8s.io
                version: v1
                kind: Gateway
                name: gate
                namespace: shop
              patch: |
                $patch: delete
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata:
                  name: gate
                  namespace: shop

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Commands_carry_the_objects_that_they_apply()
    {
        var plan = new ChangePlan("t", new ChangeIntent.Unenroll([]), [new PlanStep.Apply(Shop, """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}}""")], []);

        CommandText.Of(plan).ShouldBe("kubectl apply --server-side --field-manager=waypoint-dashboard -f - <<'EOF'\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\nEOF\n");
    }

    private static PlanPreview Preview(params StepPreview[] steps) => new(new ChangePlan("t", new ChangeIntent.Unenroll([]), [.. steps.Select(step => step.Step)], []), [.. steps], "d");
}
