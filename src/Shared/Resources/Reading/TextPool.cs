using System.Text;

namespace WaypointDashboard.Shared.Resources.Reading;

/// <summary>
/// Keeps one copy of short texts that repeat. Bounded: a table of slots by hash, where a newcomer replaces what is there, so that it never grows
/// and never leaks; a text that was replaced is merely kept twice.
/// </summary>
internal sealed class TextPool
{
    private const int Slots = 1 << 14;
    private const int MaxLength = 96;

    private readonly string?[] _slots = new string?[Slots];

    /// <summary>The pool of this process.</summary>
    public static TextPool Shared { get; } = new();

    /// <summary>The text in UTF-8, or an equal one that was seen before, which then costs nothing.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaxLength)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        Span<char> buffer = stackalloc char[MaxLength];
        var text = buffer[..Encoding.UTF8.GetChars(utf8, buffer)];
        ref var slot = ref _slots[string.GetHashCode(text, StringComparison.Ordinal) & (Slots - 1)];
        var known = Volatile.Read(ref slot);
        if (known is not null && text.SequenceEqual(known))
        {
            return known;
        }

        var fresh = new string(text);
        Volatile.Write(ref slot, fresh);
        return fresh;
    }

    /// <summary>The text, or an equal one that was seen before. Safe for concurrent use: a slot is read and written as one reference.</summary>
    public string Get(string text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return text;
        }

        ref var slot = ref _slots[string.GetHashCode(text, StringComparison.Ordinal) & (Slots - 1)];
        var known = Volatile.Read(ref slot);
        if (known == text)
        {
            return known;
        }

        Volatile.Write(ref slot, text);
        return text;
    }
}
