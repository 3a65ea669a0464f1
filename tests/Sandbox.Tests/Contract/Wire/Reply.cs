using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Tests.Contract.Wire;

/// <summary>What a server answered: the code of HTTP and a body of JSON.</summary>
public sealed record Reply(int Code, JsonNode? Body)
{
    /// <summary>The node at the end of a path of names and indices; null if there is none.</summary>
    public JsonNode? At(params object[] path) => Body.At(path);

    /// <summary>The text at the end of a path; empty if there is none.</summary>
    public string Text(params object[] path) => At(path)?.ToString() ?? "";

    public string Version => Text("metadata", "resourceVersion");

    public IEnumerable<string> ItemNames => At("items")!.AsArray().Select(item => item.At("metadata", "name")!.ToString());

    /// <summary>This reply, if it has that code; else the test ends with what the server said instead.</summary>
    public Reply Expect(int code)
    {
        Code.ShouldBe(code, Body?.ToJsonString());
        return this;
    }

    /// <summary>Asserts a refusal as Kubernetes words it: the code, twice, the reason, and the whole message.</summary>
    public Reply ExpectStatus(int code, string reason, string message)
    {
        Expect(code);
        (Text("kind"), Text("apiVersion"), Text("status")).ShouldBe(("Status", "v1", "Failure"));
        Text("message").ShouldBe(message);
        Text("reason").ShouldBe(reason);
        Text("code").ShouldBe($"{code}");
        return this;
    }
}
