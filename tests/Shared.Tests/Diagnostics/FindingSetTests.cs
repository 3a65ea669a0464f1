using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Shared.Tests.Diagnostics;

public sealed class FindingSetTests
{
    private static readonly Finding OnNamespace = Found(Severity.Error, ObjectKey.ForNamespace("shop"));
    private static readonly Finding OnService = Found(Severity.Warning, new(ResourceKind.Service, "shop", "cart"));
    private static readonly Finding Another = Found(Severity.Info, new(ResourceKind.Service, "shop", "cart"));
    private static readonly Finding Elsewhere = Found(Severity.Warning, new(ResourceKind.Service, "bank", "cart"));
    private static readonly FindingSet Set = FindingSet.From([OnNamespace, OnService, Another, Elsewhere]);

    [Fact]
    public void What_is_said_about_a_namespace_lies_with_what_is_said_about_its_objects()
    {
        Set.In("shop").ShouldBe([OnNamespace, OnService, Another], ignoreOrder: true);
        Set.In("bank").ShouldBe([Elsewhere]);
        Set.In("gone").ShouldBeEmpty();
        Set.All.ShouldBe([OnNamespace, OnService, Another, Elsewhere], ignoreOrder: true);
    }

    [Fact]
    public void An_object_has_all_that_is_said_about_it()
    {
        Set.Of(OnService.Object).Items.ShouldBe([OnService, Another]);
        Set.Of(OnNamespace.Object).Items.ShouldBe([OnNamespace]);
        Set.Of(new(ResourceKind.Pod, "shop", "cart")).Count.ShouldBe(0);
        FindingSet.Empty.Of(OnService.Object).Count.ShouldBe(0);
    }

    [Fact]
    public void Counts_tell_the_severities_apart_and_a_note_is_no_problem()
    {
        ProblemCounts.Of(Set.All).ShouldBe(new ProblemCounts(1, 2, 1));
        ProblemCounts.Of([Another]).Any.ShouldBeFalse();
        ProblemCounts.Of([Another, OnService]).Any.ShouldBeTrue();
    }

    private static Finding Found(Severity severity, ObjectKey key) => new("WP001", severity, key, $"{severity} on {key}.", "Effect.", "Fix.");
}
