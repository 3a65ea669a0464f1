using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Shared.Tests.Changes;

public sealed class SelectorTextTests
{
    [Theory]
    [InlineData("team=shop", "team=shop")]
    [InlineData(" team == shop , zone ", "team=shop,zone")]
    [InlineData("team=", "team=")]
    [InlineData("team!=shop", "team notin (shop)")]
    [InlineData("team in (a, b),zone notin (c)", "team in (a,b),zone notin (c)")]
    [InlineData("!old, kubernetes.io/metadata.name=x", "kubernetes.io/metadata.name=x,!old")]
    public void What_kubectl_takes_is_read(string text, string expected)
    {
        SelectorText.TryParse(text, out var selector, out var problem).ShouldBeTrue(problem);
        selector!.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("", "Write at least one requirement")]
    [InlineData(" , ", "Write at least one requirement")]
    [InlineData("team=a b", "is no requirement")]
    [InlineData("team in a", "is no requirement")]
    [InlineData("=x", "is no requirement")]
    [InlineData("team in ()", "needs at least one value")]
    [InlineData("team=a,team=b", "two values at once")]
    [InlineData("team=-", "is no label value")]
    public void What_kubectl_does_not_take_is_refused(string text, string why)
    {
        SelectorText.TryParse(text, out _, out var problem).ShouldBeFalse();
        problem.ShouldNotBeNull().ShouldContain(why);
    }
}
