using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Components.Tables;

/// <summary>What a table shows of one object. Two are equal when nobody could see a difference.</summary>
/// <param name="Key">The object.</param>
public abstract record TableRow(ObjectKey Key)
{
    /// <summary>The namespace by which the row is filtered.</summary>
    public string Home => Key.Kind == ResourceKind.Namespace ? Key.Name : Key.Namespace;

    /// <summary>Its state, one of the model's <see cref="TableModel{TRow}.States"/>.</summary>
    public abstract string State { get; }

    /// <summary>Its type, one of the model's <see cref="TableModel{TRow}.Types"/>.</summary>
    public abstract string Type { get; }

    /// <summary>Everything that a search looks at, in lower case.</summary>
    public abstract string SearchText { get; }

    /// <summary>The object's labels.</summary>
    public required LabelSet Labels { get; init; }

    /// <summary>How many findings there are.</summary>
    public required ProblemCounts Problems { get; init; }

    /// <summary>When it was created; null when not known.</summary>
    public required DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Words to search, joined.</summary>
    protected static string Words(params ReadOnlySpan<string?> words) => string.Join(' ', words).ToLowerInvariant();
}
