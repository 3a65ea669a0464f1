using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class ApiServerLiveJourney(ChromiumFixture chromium, ApiServerGround ground) : LiveJourney(chromium, ground), IClassFixture<ApiServerGround>;
