using Bunit;
using MudBlazor;
using MudBlazor.Services;
using WaypointDashboard.Client.Components.Fields;
using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Client.Tests.Changes;

public sealed class SizeFieldTests : IAsyncLifetime
{
    private readonly BunitContext _context = new();

    private ChangeIntent.DeployWaypoint _intent = new(new("shop", "waypoint"), null, null, new AllowedNamespaces.Same());

    public ValueTask InitializeAsync()
    {
        _context.Services.AddMudServices();
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public async Task A_size_is_set_and_what_it_cannot_be_is_said_at_its_field()
    {
        var field = Render();
        field.FindAll(".size").ShouldBeEmpty();

        await Choose(field, SizeChoice.Here);
        _intent.Size.ShouldBe(new WaypointSize());

        await Field(field, "CPU of each").InputAsync("plenty");
        _intent.Size!.Cpu.ShouldBe("plenty"); // It has been set above.
        Render(_intent.Size.Problems.ToArray()).Find(".size").TextContent.ShouldContain("\"plenty\" is no amount of CPU");
    }

    [Fact]
    public async Task A_ConfigMap_is_named_instead_and_stays_chosen_while_it_has_no_name()
    {
        var field = Render();
        await Choose(field, SizeChoice.Here);

        await Choose(field, SizeChoice.ConfigMap);
        (_intent.Size, _intent.Parameters).ShouldBe((null, null));
        await Field(field, "ConfigMap").InputAsync(" large ");
        _intent.Parameters.ShouldBe("large");
        await Field(field, "ConfigMap").InputAsync("");
        _intent.Parameters.ShouldBeNull();
        field.FindComponents<MudTextField<string>>().ShouldNotBeEmpty();

        await Choose(field, SizeChoice.Default);
        field.FindComponents<MudTextField<string>>().ShouldBeEmpty();
    }

    [Fact]
    public void What_a_form_begins_with_is_chosen()
    {
        _intent = _intent with { Parameters = "large" };
        Render().FindAll("input[type=radio]")[(int)SizeChoice.ConfigMap].HasAttribute("checked").ShouldBeTrue();

        _intent = _intent with { Size = new(3) };
        Render().FindAll("input[type=radio]")[(int)SizeChoice.Here].HasAttribute("checked").ShouldBeTrue();
    }

    private static Task Choose(IRenderedComponent<SizeField> field, SizeChoice choice) => field.FindAll("input[type=radio]")[(int)choice].ChangeAsync("on");

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<SizeField> field, string label) =>
        field.FindComponents<MudTextField<string>>().Single(text => text.Instance.Label == label).Find("input");

    private IRenderedComponent<SizeField> Render(params PlanRefusal[] refusals)
    {
        IRenderedComponent<SizeField>? field = null;
        field = _context.Render<SizeField>((ComponentParameterCollectionBuilder<SizeField> parameters) => parameters
            .Add(shown => shown.Intent, _intent)
            .Add(shown => shown.Refusals, [.. refusals])
            .Add(shown => shown.Changed, (ChangeIntent.DeployWaypoint intent) =>
            {
                _intent = intent;
                field!.Render(again => again.Add(shown => shown.Intent, intent)); // It is rendered before it can change.
            }));
        return field;
    }
}
