using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class ApiServerChangesJourney(ChromiumFixture chromium, ApiServerGround ground) : ChangesJourney(chromium, ground), IClassFixture<ApiServerGround>;
