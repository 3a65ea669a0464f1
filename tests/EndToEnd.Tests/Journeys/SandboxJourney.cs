using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class SandboxJourney(ChromiumFixture chromium, SandboxGround ground) : ConfigureWaypointsJourney(chromium, ground), IClassFixture<SandboxGround>;
