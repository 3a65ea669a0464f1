using Shouldly;
using WaypointDashboard.Client.Yaml;
using Xunit;

namespace WaypointDashboard.Client.Tests.Yaml;

public sealed class YamlHighlightingTests
{
    [Theory]
    [InlineData("kind: Gateway", YamlTokenKind.Key, YamlTokenKind.Mark, YamlTokenKind.Text)]
    [InlineData("  port: 15008", YamlTokenKind.Mark, YamlTokenKind.Key, YamlTokenKind.Mark, YamlTokenKind.Literal)]
    [InlineData("- name: mesh # the only one", YamlTokenKind.Mark, YamlTokenKind.Key, YamlTokenKind.Mark, YamlTokenKind.Text, YamlTokenKind.Comment)]
    [InlineData("istio.io/rev: \"1\"", YamlTokenKind.Key, YamlTokenKind.Mark, YamlTokenKind.Text)]
    [InlineData("url: http://a.b:80/#x", YamlTokenKind.Key, YamlTokenKind.Mark, YamlTokenKind.Text)]
    [InlineData("- istio:waypoint", YamlTokenKind.Mark, YamlTokenKind.Text)]
    [InlineData("# all of it", YamlTokenKind.Comment)]
    public void A_line_is_divided_into_what_its_pieces_are(string line, params YamlTokenKind[] kinds) =>
        YamlHighlighting.Read(line).ShouldHaveSingleItem().Select(token => token.Kind).ShouldBe(kinds);

    [Fact]
    public void A_block_scalar_is_text_until_the_indentation_ends()
    {
        var lines = YamlHighlighting.Read("mesh: |\n  trustDomain: x\n\n  # no comment\nkind: ConfigMap\n");

        lines.Select(line => line[0].Kind).ShouldBe([YamlTokenKind.Key, YamlTokenKind.Text, YamlTokenKind.Text, YamlTokenKind.Text, YamlTokenKind.Key]);
    }

    [Theory]
    [InlineData("a: {b: c, d: [e]} \n : : \n\"un: closed\n'it''s': 'x' # y\n\t- -\n%TAG")]
    [InlineData("- - a: b\n-\n---\n...\nkey with spaces: v\n  ")]
    public void Nothing_is_lost_whatever_the_text_is(string text) =>
        string.Join('\n', YamlHighlighting.Read(text).Select(line => string.Concat(line.Select(token => token.Text)))).ShouldBe(text);
}
