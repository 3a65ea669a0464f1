using System.Globalization;
using Shouldly;
using WaypointDashboard.Client.Yaml;
using Xunit;

namespace WaypointDashboard.Client.Tests.Yaml;

public sealed class LineDiffTests
{
    [Fact]
    public void A_changed_line_goes_and_comes()
    {
        LineDiff.Of("a\nb\nc\n", "a\nB\nc\n").ShouldBe(
        [
            new DiffLine(DiffSign.Same, 1, 1, "a"),
            new DiffLine(DiffSign.Removed, 2, null, "b"),
            new DiffLine(DiffSign.Added, null, 2, "B"),
            new DiffLine(DiffSign.Same, 3, 3, "c"),
        ]);
    }

    [Theory]
    [InlineData("", "a\nb\n", 2, 0)]
    [InlineData("a\nb\n", "", 0, 2)]
    [InlineData("a\n", "a", 0, 0)]
    [InlineData("", "", 0, 0)]
    public void An_object_that_comes_or_goes_does_so_wholly(string before, string after, int added, int removed)
    {
        var lines = LineDiff.Of(before, after);

        lines.Count(line => line.Sign == DiffSign.Added).ShouldBe(added);
        lines.Count(line => line.Sign == DiffSign.Removed).ShouldBe(removed);
    }

    [Fact]
    public void Lines_far_from_a_change_can_be_folded()
    {
        var before = Numbers(20);
        var sections = LineDiff.Fold(LineDiff.Of(before, before.Replace("10\n", "ten\n", StringComparison.Ordinal)));

        sections.Select(section => (section.IsFoldable, section.Lines.Length)).ShouldBe([(true, 6), (false, 8), (true, 7)]);
    }

    [Fact]
    public void Beside_each_other_what_goes_stands_left_of_what_comes()
    {
        var pairs = LineDiff.Pair(LineDiff.Of("a\nb\nc\n", "a\nx\n"));

        pairs.Select(pair => (pair.Left?.Text, pair.Right?.Text)).ShouldBe([("a", "a"), ("b", "x"), ("c", null)]);
    }

    private static string Numbers(int count) => string.Concat(Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture) + "\n"));
}
