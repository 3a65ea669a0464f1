using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Wire;

namespace WaypointDashboard.Sandbox.Tests.Contract.Suites;

/// <summary>What <c>kubectl get</c> asks for.</summary>
public abstract class TableContract(ContractServer server) : ContractSuite(server)
{
    private const string Accept = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

    private async Task<Reply> TableAsync(string path)
    {
        var table = (await Admin.GetAsync(path, Token, Accept)).Expect(200);
        (table.Text("kind"), table.Text("apiVersion")).ShouldBe(("Table", "meta.k8s.io/v1"));
        return table;
    }

    private static string Columns(Reply table) => string.Join(',', table.At("columnDefinitions")!.AsArray()
        .Where(column => column.At("priority")!.GetValue<int>() == 0).Select(column => column.At("name")!.ToString()));

    [Fact]
    public async Task Custom_kinds_have_the_columns_of_their_definition()
    {
        (await Admin.PostAsync(Gateways, Manifests.Waypoint("waypoint"), Token)).Expect(201);
        (await Admin.MergeAsync($"{Gateways}/waypoint/status", """{"status":{"addresses":[{"type":"IPAddress","value":"10.0.0.1"}]}}""", Token)).Expect(200);
        var table = await TableAsync(Gateways);
        Columns(table).ShouldBe("Name,Class,Address,Programmed,Age");
        table.At("rows", 0, "cells")!.AsArray().Take(4).Select(cell => cell!.ToString()).ShouldBe(["waypoint", "istio-waypoint", "10.0.0.1", "Unknown"]);
        table.Text("rows", 0, "object", "kind").ShouldBe("PartialObjectMetadata");
        table.Text("rows", 0, "object", "metadata", "name").ShouldBe("waypoint");
        table.Version.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("pods", "Name,Ready,Status,Restarts,Age")]
    [InlineData("services", "Name,Type,Cluster-IP,External-IP,Port(s),Age")]
    [InlineData("configmaps", "Name,Data,Age")]
    public async Task Core_kinds_have_columns_of_their_own(string resource, string columns) =>
        Columns(await TableAsync($"/api/v1/namespaces/{Namespace}/{resource}")).ShouldBe(columns);

    [Fact]
    public async Task Deployments_have_columns_of_their_own() =>
        Columns(await TableAsync($"/apis/apps/v1/namespaces/{Namespace}/deployments")).ShouldBe("Name,Ready,Up-to-date,Available,Age");

    [Fact]
    public async Task A_single_object_is_a_table_with_one_row()
    {
        (await Admin.PostAsync(Services, Manifests.Service("web"), Token)).Expect(201);
        var table = await TableAsync($"{Services}/web");
        table.At("rows")!.AsArray().Count.ShouldBe(1);
        table.At("rows", 0, "cells")!.AsArray().Select(cell => cell!.ToString()).ElementAt(4).ShouldBe("80/TCP");
    }

    [Fact]
    public async Task Without_a_table_in_mind_the_objects_themselves_come() =>
        (await Admin.GetAsync(Services, Token)).Expect(200).Text("kind").ShouldBe("ServiceList");
}
