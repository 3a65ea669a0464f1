using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class LabelOnWrongObjectTests
{
    private const string Uses = "{istio.io/use-waypoint: waypoint}";

    [Fact]
    public void A_label_on_a_Deployment_instead_of_its_template()
    {
        var finding = Findings.FindOne("WP021", Deployment(Uses), ClusterYaml.Waypoint("shop", "waypoint", "{istio.io/waypoint-for: all}"));

        finding.Object.ShouldBe(new(ResourceKind.Deployment, "shop", "cart"));
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Cause.ShouldBe("Deployment shop/cart carries istio.io/use-waypoint=waypoint in its own metadata, but not in its pod template.");
        var patch = JsonNode.Parse(finding.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.PatchObject>().MergePatch)!;
        patch["metadata"]!["labels"]!.AsObject().ContainsKey("istio.io/use-waypoint").ShouldBeTrue();
        patch["metadata"]!["labels"]!["istio.io/use-waypoint"].ShouldBeNull();
        patch["spec"]!["template"]!["metadata"]!["labels"]!["istio.io/use-waypoint"]!.GetValue<string>().ShouldBe("waypoint");
    }

    [Fact]
    public void A_label_that_the_template_has_too_is_well() => Findings.Find("WP021", Deployment(Uses, Uses)).ShouldBeEmpty();

    [Fact]
    public void The_dataplane_mode_is_not_read_there_either() =>
        Findings.FindOne("WP021", Deployment("{istio.io/dataplane-mode: ambient}")).Cause.ShouldContain("istio.io/dataplane-mode=ambient");

    [Fact]
    public void What_the_namespace_says_anyway_is_only_noted() =>
        Findings.FindOne("WP021", ClusterYaml.Namespace("shop", Uses), Deployment(Uses)).Severity.ShouldBe(Severity.Info);

    [Fact]
    public void What_istiod_deploys_has_its_Gateways_labels() =>
        Findings.Find("WP021", Deployment("{istio.io/use-waypoint: waypoint, gateway.istio.io/managed: istio.io-gateway-controller}")).ShouldBeEmpty();

    [Fact]
    public void On_a_ServiceAccount_it_can_only_be_taken_off()
    {
        var finding = Findings.FindOne("WP021", $$"""
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: cart, namespace: shop, labels: {{Uses}}}
            """);

        var edit = finding.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.EditMetadata>();
        edit.Target.ShouldBe(new(ResourceKind.ServiceAccount, "shop", "cart"));
        edit.Labels.ShouldBe([new("istio.io/use-waypoint", null)]);
    }

    private static string Deployment(string labels, string template = "{}") => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart, namespace: shop, labels: {{labels}}}
        spec:
          template:
            metadata: {labels: {{template}} }
        """;

    [Theory]
    [InlineData("{}", "waypoint shop/waypoint takes traffic for services only (istio.io/waypoint-for is not set, which means service).")]
    [InlineData(null, "there is no Gateway shop/waypoint.")]
    public void Where_the_waypoint_would_refuse_the_pods_the_label_is_taken_off(string? waypoint, string why)
    {
        var finding = Findings.FindOne("WP021", [Deployment(Uses), .. waypoint is null ? [] : (string[])[ClusterYaml.Waypoint("shop", "waypoint", waypoint)]]);

        finding.Fix.ShouldEndWith(why);
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.EditMetadata(finding.Object, [KeyValuePair.Create("istio.io/use-waypoint", (string?)null)], []));
    }

    [Fact]
    public void What_the_pods_have_use_for_is_moved_all_the_same()
    {
        var finding = Findings.FindOne("WP021", Deployment("{istio.io/use-waypoint: waypoint, istio.io/dataplane-mode: ambient}"));

        finding.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.PatchObject>().MergePatch.ShouldBe(
            """{"metadata":{"labels":{"istio.io/use-waypoint":null,"istio.io/dataplane-mode":null}},"spec":{"template":{"metadata":{"labels":{"istio.io/dataplane-mode":"ambient"}}}}}""");
    }
}
