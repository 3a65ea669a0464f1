using Microsoft.Playwright;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>What an operator does with the mouse.</summary>
internal sealed class DashboardPage(IPage page, Uri address)
{
    public IPage Page => page;

    /// <summary>The dialog that is open.</summary>
    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    /// <summary>The preview in the dialog.</summary>
    public ILocator Preview => Dialog.GetByRole(AriaRole.Region, new() { Name = "Preview" });

    /// <summary>Opens a page of the dashboard by its address.</summary>
    public Task OpenAsync(string route) => page.GotoAsync(new Uri(address, route).ToString());

    /// <summary>Opens the form for a new waypoint and fills it in, as far as it is not right already.</summary>
    public async Task FillDeployAsync(string home, string name, string? trafficType = null, string? selector = null, bool enroll = false)
    {
        await OpenAsync("/waypoints");
        await page.GetByRole(AriaRole.Button, new() { Name = "Deploy a waypoint" }).First.ClickAsync();
        var field = Dialog.GetByLabel("Namespace", new() { Exact = true });
        await field.FillAsync(home);
        await page.Locator(".mud-popover-open .mud-list-item").GetByText(home, new() { Exact = true }).ClickAsync();
        // The field takes the focus back from its list, and what is typed before it has would go there.
        await Assertions.Expect(field).ToBeFocusedAsync();
        await Dialog.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        if (trafficType is not null)
        {
            await ChooseAsync("Traffic type", trafficType);
        }

        if (selector is not null)
        {
            await Dialog.GetByRole(AriaRole.Radiogroup, new() { Name = "Namespaces that may use it" }).GetByRole(AriaRole.Radio).Last.CheckAsync();
            await Dialog.GetByLabel("Label selector").FillAsync(selector);
        }

        await Dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Enroll namespace" }).SetCheckedAsync(enroll);
    }

    /// <summary>Chooses one of several in the form.</summary>
    public Task ChooseAsync(string group, string choice) =>
        Dialog.GetByRole(AriaRole.Radiogroup, new() { Name = group }).Locator("label").Filter(new() { Has = page.GetByText(choice, new() { Exact = true }) }).GetByRole(AriaRole.Radio).CheckAsync();

    /// <summary>Opens a form from the page of an object.</summary>
    public async Task OpenFormAsync(string kind, string home, string name, string action)
    {
        await OpenAsync($"/objects/{kind}/{(home.Length == 0 ? "-" : home)}/{name}");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = action }).First.ClickAsync();
        await Assertions.Expect(Dialog).ToBeVisibleAsync();
    }

    /// <summary>The button of the dialog that applies.</summary>
    public ILocator Button(string verb) => Dialog.GetByRole(AriaRole.Button, new() { Name = verb, Exact = true });

    /// <summary>Waits for the preview of exactly so many steps, and returns its text.</summary>
    public async Task<string> PreviewAsync(int steps)
    {
        await Assertions.Expect(Preview.GetByRole(AriaRole.Tab, new() { Name = $"Steps ({steps})" })).ToBeVisibleAsync();
        await Assertions.Expect(Preview).ToHaveAttributeAsync("aria-busy", "false");
        return await Preview.InnerTextAsync();
    }

    /// <summary>Applies what is previewed and waits until all of it is done.</summary>
    public async Task ApplyAsync(string verb)
    {
        await Dialog.GetByRole(AriaRole.Button, new() { Name = verb, Exact = true }).ClickAsync();
        await Assertions.Expect(Dialog.GetByRole(AriaRole.Region, new() { Name = "Progress" }).GetByRole(AriaRole.Status).First).ToHaveTextAsync("Done", new() { Timeout = 60_000 });
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).Last.ClickAsync();
        await Assertions.Expect(Dialog).ToHaveCountAsync(0);
    }
}
