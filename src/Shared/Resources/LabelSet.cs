using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace WaypointDashboard.Shared.Resources;

/// <summary>Labels or annotations: an immutable map from key to value, ordered by key (ordinal), equal when the entries are.</summary>
public sealed class LabelSet : IReadOnlyCollection<KeyValuePair<string, string>>, IEquatable<LabelSet>
{
    private readonly ImmutableArray<KeyValuePair<string, string>> _entries;

    private LabelSet(ImmutableArray<KeyValuePair<string, string>> entries) => _entries = entries;

    /// <summary>No labels.</summary>
    public static LabelSet Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <summary>The value of a key; null when the key is absent (an empty value is the empty string).</summary>
    public string? this[string key]
    {
        get
        {
            var index = IndexOf(key);
            return index < 0 ? null : _entries[index].Value;
        }
    }

    /// <summary>Takes the entries; of a key that comes twice the last one.</summary>
    public static LabelSet From(IEnumerable<KeyValuePair<string, string>> entries)
    {
        KeyValuePair<string, string>[] given = [.. entries];
        if (IsOrdered(given))
        {
            return given.Length == 0 ? Empty : new(ImmutableCollectionsMarshal.AsImmutableArray(given)); // So the API server writes them.
        }

        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in given)
        {
            sorted[key] = value;
        }

        return new([.. sorted]);
    }

    /// <summary>Takes pairs, such as <c>Of(("app", "cart"))</c>.</summary>
    public static LabelSet Of(params ReadOnlySpan<(string Key, string Value)> entries)
    {
        var pairs = new List<KeyValuePair<string, string>>(entries.Length);
        foreach (var (key, value) in entries)
        {
            pairs.Add(new(key, value));
        }

        return From(pairs);
    }

    /// <summary>Whether the key is there, with whatever value.</summary>
    public bool Has(string key) => IndexOf(key) >= 0;

    /// <summary>Reads a value.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out string? value)
    {
        value = this[key];
        return value is not null;
    }

    /// <summary>The same with a key set, or removed where the value is null.</summary>
    public LabelSet With(string key, string? value)
    {
        var rest = _entries.Where(entry => entry.Key != key);
        return From(value is null ? rest : rest.Append(new(key, value)));
    }

    /// <summary>These labels overlaid by others.</summary>
    public LabelSet Overlay(LabelSet others) => others.Count == 0 ? this : From(_entries.Concat(others._entries));

    /// <summary>Whether every entry of <paramref name="selector"/> is here with the same value. An empty selector matches everything.</summary>
    public bool ContainsAll(LabelSet selector)
    {
        foreach (var (key, value) in selector._entries)
        {
            if (this[key] != value)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(LabelSet? other) =>
        other is not null && (ReferenceEquals(this, other) || _entries.AsSpan().SequenceEqual(other._entries.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (key, value) in _entries)
        {
            hash.Add(key, StringComparer.Ordinal);
            hash.Add(value, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>Enumerates without allocating.</summary>
    public ImmutableArray<KeyValuePair<string, string>>.Enumerator GetEnumerator() => _entries.GetEnumerator();

    IEnumerator<KeyValuePair<string, string>> IEnumerable<KeyValuePair<string, string>>.GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_entries).GetEnumerator();

    /// <summary><c>key=value</c> pairs with commas between, as <c>kubectl -l</c> takes them.</summary>
    public override string ToString() => string.Join(',', _entries.Select(entry => $"{entry.Key}={entry.Value}"));

    private static bool IsOrdered(KeyValuePair<string, string>[] entries)
    {
        for (var index = 1; index < entries.Length; index++)
        {
            if (string.CompareOrdinal(entries[index - 1].Key, entries[index].Key) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private int IndexOf(string key)
    {
        int low = 0, high = _entries.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_entries[middle].Key, key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
