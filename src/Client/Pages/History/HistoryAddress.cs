using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Client.Pages.History;

/// <summary>What the history shows, as the URL says it.</summary>
/// <param name="Text">The search; empty for none.</param>
/// <param name="In">The cluster; null for all.</param>
/// <param name="State">The outcome; null for any.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record HistoryAddress(string Text, string? In, RunState? State, int Page)
{
    /// <summary>How many entries a page has.</summary>
    public const int Size = 50;

    /// <summary>All of it, from the newest.</summary>
    public static HistoryAddress Everything { get; } = new("", null, null, 1);

    /// <summary>Whether entries are left out.</summary>
    public bool IsSelective => Text.Length > 0 || In is not null || State is not null;

    /// <summary>Reads the URL; what is not understood counts as absent.</summary>
    public static HistoryAddress Read(string? text, string? cluster, string? state, int? page) =>
        new(text ?? "", string.IsNullOrEmpty(cluster) ? null : cluster, ReadState(state), Math.Max(1, page ?? 1));

    /// <summary>Reads an outcome; null when it is none.</summary>
    public static RunState? ReadState(string? state) => Enum.TryParse<RunState>(state, ignoreCase: true, out var read) && Enum.IsDefined(read) ? read : null;

    /// <summary>The parameters of the URL; null takes one off.</summary>
    public Dictionary<string, object?> ToParameters() => new(StringComparer.Ordinal)
    {
        ["q"] = Text.Length == 0 ? null : Text,
        ["in"] = In,
        ["state"] = State?.ToString().ToLowerInvariant(),
        ["page"] = Page == 1 ? null : Page,
    };

    /// <summary>The question to the history.</summary>
    public HistoryQuery ToQuery() => new(Text, In, State, (Page - 1) * Size, Size);
}
