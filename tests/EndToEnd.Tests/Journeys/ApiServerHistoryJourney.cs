using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class ApiServerHistoryJourney(ChromiumFixture chromium, ApiServerGround ground) : HistoryJourney(chromium, ground), IClassFixture<ApiServerGround>;
