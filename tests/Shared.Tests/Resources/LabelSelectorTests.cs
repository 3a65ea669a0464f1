using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Resources;

public sealed class LabelSelectorTests
{
    private static readonly LabelSet Labels = LabelSet.Of(("app", "cart"), ("tier", ""));

    [Theory]
    [InlineData("app", "In", "cart,search", true)]
    [InlineData("app", "In", "search", false)]
    [InlineData("zone", "In", "cart", false)]
    [InlineData("app", "NotIn", "cart", false)]
    [InlineData("app", "NotIn", "search", true)]
    [InlineData("zone", "NotIn", "cart", true)]
    [InlineData("tier", "Exists", "", true)]
    [InlineData("zone", "Exists", "", false)]
    [InlineData("zone", "DoesNotExist", "", true)]
    [InlineData("app", "DoesNotExist", "", false)]
    [InlineData("app", "Like", "cart", false)]
    public void A_requirement_holds_as_in_Kubernetes(string key, string @operator, string values, bool expected) =>
        Requiring(key, @operator, values).Matches(Labels).ShouldBe(expected);

    [Fact]
    public void All_labels_must_be_there_with_their_values()
    {
        new LabelSelector(LabelSet.Of(("app", "cart"), ("tier", "")), []).Matches(Labels).ShouldBeTrue();
        new LabelSelector(LabelSet.Of(("app", "cart"), ("tier", "web")), []).Matches(Labels).ShouldBeFalse();
        new LabelSelector(LabelSet.Of(("zone", "")), []).Matches(Labels).ShouldBeFalse();
    }

    [Fact]
    public void Labels_and_expressions_must_both_hold()
    {
        var selector = Requiring("tier", "Exists", "") with { MatchLabels = LabelSet.Of(("app", "search")) };

        selector.Matches(Labels).ShouldBeFalse();
        selector.Matches(Labels.With("app", "search")).ShouldBeTrue();
    }

    [Fact]
    public void The_empty_selector_matches_everything() => LabelSelector.Everything.Matches(LabelSet.Empty).ShouldBeTrue();

    [Fact]
    public void It_is_written_as_kubectl_takes_it()
    {
        var selector = new LabelSelector(
            LabelSet.Of(("app", "cart")),
            [new("tier", "In", ["web", "api"]), new("zone", "NotIn", ["x"]), new("team", "Exists", []), new("old", "DoesNotExist", [])]);

        selector.ToString().ShouldBe("app=cart,tier in (web,api),zone notin (x),team,!old");
    }

    private static LabelSelector Requiring(string key, string @operator, string values) =>
        new(LabelSet.Empty, [new(key, @operator, values.Split(',', StringSplitOptions.RemoveEmptyEntries).ToValueList())]);
}
