using System.Text.Json;
using WaypointDashboard.Client.Yaml;

namespace WaypointDashboard.Client.Tests.Yaml;

public sealed class YamlTextTests
{
    [Fact]
    public void An_object_is_written_as_kubectl_writes_it() =>
        YamlText.FromJson("""{"apiVersion":"v1","kind":"Service","metadata":{"name":"cart","labels":{}},"spec":{"ports":[{"port":80,"name":"http"}],"externalIPs":[],"session":null,"publish":true}}""")
            .ShouldBe("""
                apiVersion: v1
                kind: Service
                metadata:
                  name: cart
                  labels: {}
                spec:
                  ports:
                  - port: 80
                    name: http
                  externalIPs: []
                  session: null
                  publish: true

                """.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("yes")]
    [InlineData("on")]
    [InlineData("1.20")]
    [InlineData("0x1f")]
    [InlineData("1e3")]
    [InlineData("12:30")]
    [InlineData("2026-01-02")]
    [InlineData("")]
    [InlineData("~")]
    public void A_text_that_would_be_read_as_something_else_is_quoted(string text) =>
        YamlText.FromJson(JsonSerializer.Serialize(new { value = text })).ShouldBe($"value: \"{text}\"\n");

    [Theory]
    [InlineData("ambient")]
    [InlineData("1.20.2-alpha")]
    [InlineData("10.0.0.1")]
    [InlineData("istio.io/use-waypoint")]
    public void A_text_that_is_plain_stays_plain(string text) =>
        YamlText.FromJson(JsonSerializer.Serialize(new { value = text })).ShouldBe($"value: {text}\n");

    [Theory]
    [InlineData("- a")]
    [InlineData("a: b")]
    [InlineData("#x")]
    [InlineData("{x}")]
    [InlineData("*x")]
    public void A_text_with_a_meaning_in_YAML_is_quoted(string text) =>
        YamlText.FromJson(JsonSerializer.Serialize(new { value = text })).ShouldBe($"value: '{text}'\n");

    [Fact]
    public void Lines_are_written_as_a_block() =>
        YamlText.FromJson("""{"script":"one\ntwo\n"}""").ShouldBe("script: |\n  one\n  two\n");

    [Fact]
    public void What_is_no_JSON_is_said_to_be_none() =>
        Should.Throw<JsonException>(() => YamlText.FromJson("{"));
}
