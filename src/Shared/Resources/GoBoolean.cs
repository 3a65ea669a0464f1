namespace WaypointDashboard.Shared.Resources;

/// <summary>Labels and annotations that Istio reads as booleans (Go: strconv.ParseBool), which takes fewer spellings than one would think.</summary>
public static class GoBoolean
{
    /// <summary>Whether a value is one that Go takes for true; what it cannot read is not.</summary>
    public static bool IsTrue(string? value) => value is "1" or "t" or "T" or "TRUE" or "true" or "True";

    /// <summary>Whether a value is one that Go takes for false; what it cannot read is not.</summary>
    public static bool IsFalse(string? value) => value is "0" or "f" or "F" or "FALSE" or "false" or "False";
}
