using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class SandboxLiveJourney(ChromiumFixture chromium, SandboxGround ground) : LiveJourney(chromium, ground), IClassFixture<SandboxGround>;
