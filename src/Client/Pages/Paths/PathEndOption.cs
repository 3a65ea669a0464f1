namespace WaypointDashboard.Client.Pages.Paths;

/// <summary>An end of a path that can be chosen.</summary>
/// <param name="Value">How the address says it: <c>pod/shop/web-1</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Detail">Its kind and namespace.</param>
public sealed record PathEndOption(string Value, string Name, string Detail)
{
    /// <summary>What stands in the field.</summary>
    public override string ToString() => Detail.Length == 0 ? Name : $"{Name} · {Detail}";
}
