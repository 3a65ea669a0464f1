using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Pages.Objects;

/// <summary>Another object that has to do with the one that is shown.</summary>
/// <param name="Key">The object.</param>
/// <param name="Note">What is to be said of it in a few words; empty for nothing.</param>
/// <param name="IsThere">Whether it exists.</param>
public sealed record RelatedObject(ObjectKey Key, string Note = "", bool IsThere = true);
