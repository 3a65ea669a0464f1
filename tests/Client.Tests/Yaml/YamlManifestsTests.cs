using Shouldly;
using WaypointDashboard.Client.Yaml;
using Xunit;

namespace WaypointDashboard.Client.Tests.Yaml;

public sealed class YamlManifestsTests
{
    private const string Good = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:\n    istio.io/use-waypoint: waypoint\n";

    [Fact]
    public void Each_document_and_each_item_of_a_list_is_an_object()
    {
        var read = YamlManifests.Read($"# two and one\n{Good}---\n---\n{Good}---\napiVersion: v1\nkind: List\nitems:\n- {{apiVersion: v1, kind: Service, metadata: {{name: cart, namespace: shop}}, spec: {{ports: [{{port: 80}}]}}}}\n");

        read.Problems.ShouldBeEmpty();
        read.Manifests.Length.ShouldBe(3);
        read.Manifests[2].ShouldBe("""{"apiVersion":"v1","kind":"Service","metadata":{"name":"cart","namespace":"shop"},"spec":{"ports":[{"port":80}]}}""");
    }

    [Theory]
    [InlineData("kind: Namespace\nmetadata:\n  name: a\n", 1, "apiVersion is missing")]
    [InlineData("apiVersion: v1\nmetadata:\n  name: a\n", 1, "kind is missing")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n", 2, "Secret is not a kind")]
    [InlineData("apiVersion: v7\nkind: Service\nmetadata:\n  name: a\n  namespace: b\n", 1, "write v1")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n", 4, "needs metadata.namespace")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata:\n  labels: {}\n", 4, "metadata.name is missing")]
    [InlineData("- a\n- b\n", 1, "This is no object")]
    [InlineData("apiVersion: v1\nkind: [Service\n", 3, "")]
    [InlineData("apiVersion: v1\nkind: Service\nkind: Pod\n", 3, "Duplicate key")]
    public void What_cannot_be_read_is_said_with_its_line(string document, int line, string message)
    {
        var read = YamlManifests.Read($"{Good}---\n{document}");

        read.Manifests.Length.ShouldBe(1);
        var problem = read.Problems.ShouldHaveSingleItem();
        problem.Line.ShouldBe(line + 7);
        problem.Message.ShouldContain(message, Case.Insensitive);
    }

    [Fact]
    public void Aliases_cannot_make_a_short_text_endless()
    {
        var text = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\na: &a [x,x,x,x,x,x,x,x,x,x]\n";
        for (var letter = 'b'; letter <= 'h'; letter++)
        {
            var former = $"*{(char)(letter - 1)}";
            text += $"{letter}: &{letter} [{string.Join(',', Enumerable.Repeat(former, 10))}]\n";
        }

        YamlManifests.Read(text).Problems.ShouldHaveSingleItem().Message.ShouldContain("too large");
    }

    [Fact]
    public void Scalars_are_what_kubectl_takes_them_for()
    {
        var read = YamlManifests.Read("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  labels: {a: 'true', b: on, c: \"1\", d: 1.30}\n  n: ~\n");

        read.Manifests.ShouldHaveSingleItem().ShouldContain("""{"a":"true","b":"on","c":"1","d":1.3},"n":null""");
    }
}
