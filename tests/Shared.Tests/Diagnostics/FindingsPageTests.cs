using WaypointDashboard.Shared.Diagnostics;

namespace WaypointDashboard.Shared.Tests.Diagnostics;

/// <summary>docs/findings.md has a section for each rule, and says the same as the rule.</summary>
public sealed class FindingsPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(AppContext.BaseDirectory), "docs", "findings.md"));

    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_its_section(string id)
    {
        var rule = RuleCatalog.Find(id)!;
        var section = Section(id);

        section.ShouldStartWith($"## {id} {rule.Title}\n");
        Words(section).ShouldContain(Words(rule.Explanation));
        section.ShouldContain("- **Found** ");
        section.ShouldContain("- **Effect** ");
        section.ShouldContain("- **Fix** ");
        section.ShouldContain($"({rule.Documentation})");
        Page.ShouldContain($"| {rule.Title} | {rule.Severity} |");
    }

    [Fact]
    public void There_is_no_section_without_a_rule() =>
        Page.Split('\n').Count(line => line.StartsWith("## WP", StringComparison.Ordinal)).ShouldBe(RuleCatalog.All.Count);

    private static string Section(string id)
    {
        var start = Page.IndexOf($"## {id}", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0, $"docs/findings.md has no section {id}.");
        var end = Page.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? Page[start..] : Page[start..end];
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "WaypointDashboard.sln"))
        ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("WaypointDashboard.sln is in no folder above the tests."));
}
