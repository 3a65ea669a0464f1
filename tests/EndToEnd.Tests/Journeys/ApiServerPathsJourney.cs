using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class ApiServerPathsJourney(ChromiumFixture chromium, ApiServerGround ground) : PathsJourney(chromium, ground), IClassFixture<ApiServerGround>;
