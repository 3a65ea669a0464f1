using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using WaypointDashboard.Client.Theme;

namespace WaypointDashboard.Client;

/// <summary>The document. Everything in its body is drawn by the circuit; until that has started, the splash is seen.</summary>
public sealed partial class App
{
    private static readonly InteractiveServerRenderMode Interactive = new(prerender: false);

    /// <summary>The request that asks for the document.</summary>
    [CascadingParameter]
    public HttpContext? Request { get; set; }

    private ThemeChoice Theme => ThemeChoices.Parse(Request?.Request.Cookies[ThemeChoices.Cookie]);

    private string BasePath => $"{Request?.Request.PathBase}/";
}
