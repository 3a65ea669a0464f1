using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>The form that lets every istiod read an object again.</summary>
internal static class RevisionRemedy
{
    /// <summary>What to do, in one sentence.</summary>
    /// <param name="what">The object in words.</param>
    public static string Fix(string what) => $"Take the label {IstioNames.Revision} off {what}, or give it the revision of an istiod that runs.";

    /// <summary>Takes <c>istio.io/rev</c> off an object.</summary>
    public static SuggestedChange For(ObjectKey key) => new(
        $"Take {IstioNames.Revision} off {FindingText.Of(key)}",
        new ChangeIntent.EditMetadata(key, [KeyValuePair.Create(IstioNames.Revision, (string?)null)], []));
}
