using Microsoft.Extensions.Time.Testing;
using Shouldly;
using WaypointDashboard.Client.Layout;
using Xunit;

namespace WaypointDashboard.Client.Tests.Layout;

public sealed class BrowserTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 23, 30, 0, TimeSpan.Zero);

    private readonly BrowserTime _time = new(new FakeTimeProvider(Now));

    [Fact]
    public void Today_is_told_by_the_operators_clock()
    {
        _time.Use("Europe/Berlin");

        _time.Clock(Now.AddMinutes(-5)).ShouldBe("00:25:00");
        _time.Clock(Now.AddHours(-1)).ShouldBe("2026-01-31 23:30:00");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Middle/Earth")]
    public void A_browser_that_does_not_tell_its_zone_has_UTC(string zone)
    {
        _time.Use(zone);

        _time.Clock(Now).ShouldBe("23:30:00");
    }
}
