using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>Something that is wrong in the mesh.</summary>
/// <param name="Id">The rule, <c>WP001</c> to <c>WP030</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Object">The object that it is about.</param>
/// <param name="Cause">What is wrong, in one sentence with the values found.</param>
/// <param name="Effect">What that does to traffic.</param>
/// <param name="Fix">What to do, in one sentence.</param>
/// <param name="Remedy">The form that does it, filled in; null where no form can.</param>
/// <param name="Related">Other objects that play a part.</param>
public sealed record Finding(
    string Id,
    Severity Severity,
    ObjectKey Object,
    string Cause,
    string Effect,
    string Fix,
    SuggestedChange? Remedy = null,
    ValueList<ObjectKey> Related = default);
