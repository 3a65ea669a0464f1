using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Wire;

namespace WaypointDashboard.Sandbox.Tests.Contract.Suites;

/// <summary>What a server does by itself; collecting dependents is a controller's work, which the bare kube-apiserver does not have.</summary>
public abstract class DeleteContract(ContractServer server) : ContractSuite(server)
{
    private string Path => $"{ConfigMaps}/a";

    private async Task<Reply> CreateAsync() => (await Admin.PostAsync(ConfigMaps, Manifests.ConfigMap("a"), Token)).Expect(201);

    private static string Options(string rest) => $$"""{"kind":"DeleteOptions","apiVersion":"v1",{{rest}}}""";

    [Fact]
    public async Task A_deletion_answers_with_success_and_what_is_gone()
    {
        var created = await CreateAsync();
        var reply = (await Admin.DeleteAsync(Path, Token)).Expect(200);
        (reply.Text("kind"), reply.Text("status")).ShouldBe(("Status", "Success"));
        (reply.Text("details", "name"), reply.Text("details", "kind"), reply.Text("details", "uid")).ShouldBe(("a", "configmaps", created.Text("metadata", "uid")));
        (await Admin.GetAsync(Path, Token)).ExpectStatus(404, "NotFound", "configmaps \"a\" not found");
        (await Admin.DeleteAsync(Path, Token)).ExpectStatus(404, "NotFound", "configmaps \"a\" not found");
    }

    [Fact]
    public async Task Preconditions_guard_against_deleting_another_object()
    {
        var created = await CreateAsync();
        var reply = await Admin.DeleteAsync(Path, Token, Options("\"preconditions\":{\"uid\":\"00000000-0000-0000-0000-000000000000\"}"));
        reply.Expect(409).Text("message").ShouldStartWith("Operation cannot be fulfilled on ConfigMap \"a\": the UID in the precondition (00000000-0000-0000-0000-000000000000) does not match the UID in record (");
        (await Admin.DeleteAsync(Path, Token, Options("\"preconditions\":{\"resourceVersion\":\"1\"}"))).Expect(409);
        (await Admin.DeleteAsync(Path, Token, Options($"\"preconditions\":{{\"resourceVersion\":\"{created.Version}\"}}"))).Expect(200);
    }

    [Fact]
    public async Task A_finalizer_holds_an_object_until_it_is_taken_off()
    {
        await CreateAsync();
        (await Admin.MergeAsync(Path, """{"metadata":{"finalizers":["example.test/hold"]}}""", Token)).Expect(200);
        var deleted = (await Admin.DeleteAsync(Path, Token)).Expect(200);
        deleted.Text("metadata", "deletionTimestamp").ShouldNotBeEmpty();
        (await Admin.GetAsync(Path, Token)).Expect(200).Text("metadata", "finalizers", 0).ShouldBe("example.test/hold");
        (await Admin.MergeAsync(Path, """{"metadata":{"finalizers":null}}""", Token)).Expect(200);
        (await Admin.GetAsync(Path, Token)).Expect(404);
    }

    [Fact]
    public async Task A_finalizer_cannot_be_added_to_what_is_being_deleted()
    {
        await CreateAsync();
        (await Admin.MergeAsync(Path, """{"metadata":{"finalizers":["example.test/hold"]}}""", Token)).Expect(200);
        (await Admin.DeleteAsync(Path, Token)).Expect(200);
        var reply = (await Admin.MergeAsync(Path, """{"metadata":{"finalizers":["example.test/hold","example.test/late"]}}""", Token)).Expect(422);
        reply.Text("message").ShouldContain("metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted");
        (await Admin.MergeAsync(Path, """{"metadata":{"finalizers":null}}""", Token)).Expect(200);
    }

    [Theory]
    [InlineData("Orphan", "orphan")]
    public async Task Propagation_that_needs_a_controller_is_noted_as_a_finalizer(string policy, string finalizer)
    {
        await CreateAsync();
        (await Admin.MergeAsync(Path, """{"metadata":{"finalizers":["example.test/hold"]}}""", Token)).Expect(200);
        var reply = (await Admin.DeleteAsync($"{Path}?propagationPolicy={policy}", Token)).Expect(200);
        reply.At("metadata", "finalizers")!.AsArray().Select(item => item!.ToString()).ShouldContain(finalizer);
        (await Admin.MergeAsync(Path, """{"metadata":{"finalizers":null}}""", Token)).Expect(200);
    }

    [Fact]
    public async Task Propagation_that_nobody_knows_is_refused()
    {
        await CreateAsync();
        var reply = (await Admin.DeleteAsync($"{Path}?propagationPolicy=Sideways", Token)).Expect(422);
        reply.Text("message").ShouldContain("propagationPolicy: Unsupported value: \"Sideways\"");
        (await Admin.GetAsync(Path, Token)).Expect(200);
    }

    [Fact]
    public async Task Owners_are_kept_as_they_are_written()
    {
        var owner = await CreateAsync();
        var reference = $$"""{"apiVersion":"v1","kind":"ConfigMap","name":"a","uid":"{{owner.Text("metadata", "uid")}}","controller":true,"blockOwnerDeletion":true}""";
        var manifest = $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"owned","ownerReferences":[{{{reference}}}]}}""";
        var reply = (await Admin.PostAsync(ConfigMaps, manifest, Token)).Expect(201);
        reply.At("metadata", "ownerReferences", 0)!.ToJsonString().ShouldBe(reference);
    }

    [Fact]
    public async Task An_owner_must_be_named_in_full()
    {
        const string Manifest = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"owned","ownerReferences":[{"apiVersion":"v1","kind":"ConfigMap","name":"a","uid":""}]}}""";
        (await Admin.PostAsync(ConfigMaps, Manifest, Token)).Expect(422).Text("message").ShouldContain("metadata.ownerReferences.uid: Invalid value: \"\": uid must not be empty");
    }

    [Fact]
    public async Task A_collection_is_deleted_by_selector()
    {
        foreach (var (name, app) in ((string, string)[])[("a", "web"), ("b", "web"), ("c", "db")])
            (await Admin.PostAsync(ConfigMaps, Manifests.Labelled(name, ("app", app)), Token)).Expect(201);
        (await Admin.DeleteAsync($"{ConfigMaps}?labelSelector=app%3Dweb", Token)).Expect(200);
        (await Admin.GetAsync($"{ConfigMaps}?labelSelector=app", Token)).ItemNames.ShouldBe(["c"]);
    }
}
