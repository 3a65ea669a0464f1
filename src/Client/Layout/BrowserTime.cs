using System.Globalization;

namespace WaypointDashboard.Client.Layout;

/// <summary>Times as the operator's clock says them. The frame tells the zone of the browser before any page is drawn.</summary>
/// <param name="time">What time it is.</param>
public sealed class BrowserTime(TimeProvider time)
{
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    /// <summary>Takes over the zone of the browser, such as <c>Europe/Berlin</c>; UTC when it is not known.</summary>
    public void Use(string zone) => _zone = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;

    /// <summary>The same moment on the operator's clock.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, _zone);

    /// <summary>The time of day, with the date when it was not today.</summary>
    public string Clock(DateTimeOffset moment)
    {
        var local = Local(moment);
        return local.ToString(local.Date == Local(time.GetUtcNow()).Date ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
