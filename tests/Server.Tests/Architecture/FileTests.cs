using System.Text.RegularExpressions;

namespace WaypointDashboard.Server.Tests.Architecture;

/// <summary>Files are short and named for what they are.</summary>
public sealed partial class FileTests
{
    private const int MaxLines = 300;

    /// <summary>Files that may be longer, each with its reason. Empty is best.</summary>
    private static readonly Dictionary<string, string> MayBeLonger = new(StringComparer.Ordinal)
    {
    };

    [Fact]
    public void No_file_has_more_than_300_lines() =>
        Long().Where(file => !MayBeLonger.ContainsKey(file.Path)).ShouldBeEmpty();

    [Fact]
    public void What_may_be_longer_is_so_still() =>
        MayBeLonger.Keys.Except(Long().Select(file => file.Path), StringComparer.Ordinal).ShouldBeEmpty("they are short again: take them off the list");

    [Fact]
    public void Nothing_is_named_for_what_it_does_not_say() =>
        Code.Files(".cs", ".razor", ".ts", ".css").Where(path => path.Split('/').Any(part => Vague().IsMatch(part.Split('.')[0]))).ShouldBeEmpty();

    [Fact]
    public void No_type_is_named_for_what_it_does_not_say() =>
        Code.All.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("WaypointDashboard.", StringComparison.Ordinal) == true && Vague().IsMatch(type.Name)).Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void A_type_lives_in_a_file_of_its_name()
    {
        var files = Code.Files(".cs", ".razor").Where(path => path.StartsWith("src/", StringComparison.Ordinal))
            .Select(path => Path.GetFileName(path).Split('.')[0]).ToHashSet(StringComparer.Ordinal);

        Code.All.SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsNested && type.IsVisible && type.Namespace?.StartsWith("WaypointDashboard.", StringComparison.Ordinal) == true && type.Name is not "_Imports")
            .Select(type => type.Name.Split('`')[0])
            .Where(name => !files.Contains(name)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("StringHelper")]
    [InlineData("Utils")]
    [InlineData("PodManager")]
    [InlineData("EventProcessor")]
    [InlineData("Common")]
    public void A_vague_name_would_be_found(string name) => Vague().IsMatch(name).ShouldBeTrue();

    private static List<(string Path, int Lines)> Long() =>
        [.. Code.Files(".cs", ".razor", ".ts", ".css", ".mjs").Select(path => (path, File.ReadLines(Path.Combine(Code.Root, path)).Count())).Where(file => file.Item2 > MaxLines)];

    [GeneratedRegex("^(.*)(Helpers?|Utils?|Utilities|Manager|Processor|Common)(`[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Vague();
}
