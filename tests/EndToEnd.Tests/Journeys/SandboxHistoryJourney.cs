using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class SandboxHistoryJourney(ChromiumFixture chromium, SandboxGround ground) : HistoryJourney(chromium, ground), IClassFixture<SandboxGround>;
