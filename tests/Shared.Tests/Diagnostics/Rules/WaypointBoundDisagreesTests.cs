using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class WaypointBoundDisagreesTests
{
    private const string Uses = "{istio.io/use-waypoint: waypoint}";
    private const string Accepted = "status: 'True', reason: WaypointAccepted, message: Successfully attached to waypoint shop/waypoint";
    private const string NotReady = "status: 'False', reason: WaypointIsNotReady, message: 'waypoint \"shop/waypoint\" is not ready'";

    [Fact]
    public void What_istiod_has_written_is_not_what_the_labels_mean()
    {
        var finding = Findings.FindOne("WP018", Shop(Uses, NotReady));

        finding.Object.ShouldBe(new(ResourceKind.Service, "shop", "cart"));
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Cause.ShouldBe("The condition istio.io/WaypointBound of Service shop/cart says False, WaypointIsNotReady (waypoint \"shop/waypoint\" is not ready), "
            + "though by the labels it should say True, WaypointAccepted (Successfully attached to waypoint shop/waypoint).");
        finding.Effect.ShouldContain("it goes straight to the pods");
        finding.Remedy.ShouldBeNull();
        finding.Related.ShouldContain(new ObjectKey(ResourceKind.Gateway, "shop", "waypoint"));
    }

    [Fact]
    public void A_condition_that_agrees_is_well() => Findings.Find("WP018", Shop(Uses, Accepted)).ShouldBeEmpty();

    [Fact]
    public void A_service_without_labels_and_condition_is_well() => Findings.Find("WP018", Shop("{}", null)).ShouldBeEmpty();

    [Fact]
    public void A_condition_that_is_left_over() =>
        Findings.FindOne("WP018", Shop("{}", Accepted)).Cause.ShouldBe("The condition istio.io/WaypointBound of Service shop/cart still says True, WaypointAccepted (Successfully attached to waypoint shop/waypoint), though the labels ask for no waypoint.");

    [Fact]
    public void A_condition_that_is_not_written() =>
        Findings.FindOne("WP018", Shop(Uses, null)).Cause.ShouldStartWith("The condition istio.io/WaypointBound of Service shop/cart is not written, though by the labels it should say True");

    [Fact]
    public void Where_istiod_writes_nothing_at_all_the_namespace_says_it_once()
    {
        var finding = Findings.FindOne("WP018", [.. Shop(Uses, null), ClusterYaml.Service("shop", "orders", Uses), ClusterYaml.Service("shop", "free")]);

        finding.Object.ShouldBe(ObjectKey.ForNamespace("shop"));
        finding.Cause.ShouldBe("The condition istio.io/WaypointBound is written on none of the 2 services of Namespace shop that ask for a waypoint.");
        finding.Related.ShouldBe([new(ResourceKind.Service, "shop", "cart"), new(ResourceKind.Service, "shop", "orders")]);
    }

    [Fact]
    public void Where_it_is_written_on_some_each_other_is_found() =>
        Findings.FindOne("WP018", [.. Shop(Uses, Accepted), ClusterYaml.Service("shop", "orders", Uses)]).Object.ShouldBe(new(ResourceKind.Service, "shop", "orders"));

    [Fact]
    public void Another_waypoint_in_the_message_counts() =>
        Findings.FindOne("WP018", Shop(Uses, Accepted.Replace("shop/waypoint", "shop/old", StringComparison.Ordinal))).Severity.ShouldBe(Severity.Warning);

    [Fact]
    public void What_a_release_adds_to_the_message_is_only_noted() =>
        Findings.FindOne("WP018", Shop(Uses, $"{Accepted}. Ingress traffic will traverse the waypoint")).Severity.ShouldBe(Severity.Info);

    [Fact]
    public void When_istiod_is_down_it_is_said()
    {
        const string istiod = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: istiod, namespace: istio-system, labels: {app: istiod}}
            status: {readyReplicas: 0}
            """;

        var finding = Findings.FindOne("WP018", [.. Shop(Uses, NotReady), istiod]);

        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldEndWith(", and no pod of Deployment istio-system/istiod is ready.");
        Findings.FindOne("WP018", [.. Shop(Uses, NotReady), istiod.Replace("readyReplicas: 0", "readyReplicas: 1", StringComparison.Ordinal)]).Severity.ShouldBe(Severity.Warning);
    }

    [Fact]
    public void An_entry_of_a_revision_that_is_gone_is_read_by_nobody()
    {
        const string istiod = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: istiod, namespace: istio-system, labels: {app: istiod, istio.io/rev: 1-30}}
            """;

        var finding = Findings.FindOne("WP018", istiod, ClusterYaml.Namespace("shop"), ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.ServiceEntry("shop", "mail", "{istio.io/use-waypoint: waypoint, istio.io/rev: 1-27}"));

        finding.Cause.ShouldEndWith("; its label istio.io/rev=1-27 leaves it to a revision that no istiod runs.");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.EditMetadata(new(ResourceKind.ServiceEntry, "shop", "mail"), [KeyValuePair.Create("istio.io/rev", (string?)null)], []));
    }

    [Fact]
    public void Releases_before_1_30_write_nothing_on_a_WorkloadEntry() =>
        Findings.Find("WP018", ClusterYaml.Waypoint("shop", "waypoint", "{istio.io/waypoint-for: all}"), ClusterYaml.WorkloadEntry("shop", "vm", Uses)).ShouldBeEmpty();

    [Fact]
    public void Where_Gateways_cannot_be_read_nothing_is_said() =>
        Findings.Find("WP018", Findings.Without(WatchState.Forbidden, ResourceKind.Gateway), ClusterYaml.Namespace("shop"), Service(Uses, Accepted)).ShouldBeEmpty();

    private static string[] Shop(string labels, string? condition) => [ClusterYaml.Namespace("shop"), ClusterYaml.Waypoint("shop", "waypoint"), Service(labels, condition)];

    private static string Service(string labels, string? condition) =>
        ClusterYaml.Service("shop", "cart", labels) + (condition is null ? "" : $"\nstatus: {{conditions: [{{type: istio.io/WaypointBound, {condition}}}]}}");

    [Fact]
    public void A_tag_is_no_revision_for_an_entry()
    {
        const string Tag = "{apiVersion: v1, kind: Service, metadata: {name: istiod-revision-tag-prod, namespace: istio-system, labels: {istio.io/tag: prod}}, spec: {clusterIP: 10.1.0.7}}";

        Findings.FindOne("WP018", Tag, ClusterYaml.Istiod(), ClusterYaml.Namespace("shop"), ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.ServiceEntry("shop", "mail", "{istio.io/use-waypoint: waypoint, istio.io/rev: prod}"))
            .Cause.ShouldBe("ServiceEntry shop/mail is asked to use a waypoint, but no istiod reads it; its label istio.io/rev=prod leaves it to a revision that no istiod runs.");
    }

    [Fact]
    public void A_condition_on_what_nobody_reads_any_more_is_of_the_past_even_where_it_agrees_with_the_labels()
    {
        var entry = $"{ClusterYaml.ServiceEntry("shop", "mail", "{istio.io/use-waypoint: waypoint, istio.io/rev: gone}")}\nstatus: {{conditions: [{{type: istio.io/WaypointBound, {Accepted}}}]}}";

        var finding = Findings.FindOne("WP018", ClusterYaml.Istiod(), ClusterYaml.Namespace("shop"), ClusterYaml.Waypoint("shop", "waypoint"), entry);

        finding.Cause.ShouldStartWith("The condition istio.io/WaypointBound of ServiceEntry shop/mail says True, WaypointAccepted (Successfully attached to waypoint shop/waypoint), but no istiod reads it");
        finding.Effect.ShouldContain("is of the past");
    }

    [Fact]
    public void What_nobody_reads_and_nobody_asks_for_is_well() =>
        Findings.Find("WP018", ClusterYaml.Istiod(), ClusterYaml.Namespace("shop"), ClusterYaml.ServiceEntry("shop", "mail", "{istio.io/rev: gone}"), ClusterYaml.WorkloadEntry("shop", "vm", "{istio.io/use-waypoint: none, istio.io/rev: gone}")).ShouldBeEmpty();
}
