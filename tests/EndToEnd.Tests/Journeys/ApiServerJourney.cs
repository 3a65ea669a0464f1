using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class ApiServerJourney(ChromiumFixture chromium, ApiServerGround ground) : ConfigureWaypointsJourney(chromium, ground), IClassFixture<ApiServerGround>;
