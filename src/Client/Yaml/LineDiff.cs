using System.Collections.Immutable;
using DiffPlex;
using DiffPlex.Chunkers;

namespace WaypointDashboard.Client.Yaml;

/// <summary>Compares two texts line by line.</summary>
public static class LineDiff
{
    /// <summary>How many lines that stay are shown around a change.</summary>
    public const int Context = 3;

    /// <summary>All lines of both, those that go before those that come.</summary>
    public static ImmutableArray<DiffLine> Of(string before, string after)
    {
        string[] old = YamlHighlighting.Lines(before), now = YamlHighlighting.Lines(after);
        var blocks = Differ.Instance.CreateDiffs(string.Join('\n', old), string.Join('\n', now), ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance).DiffBlocks;
        var lines = ImmutableArray.CreateBuilder<DiffLine>(Math.Max(old.Length, now.Length));
        int left = 0, right = 0;
        foreach (var block in blocks)
        {
            for (; left < block.DeleteStartA; left++, right++)
            {
                lines.Add(new(DiffSign.Same, left + 1, right + 1, now[right]));
            }

            for (var end = Math.Min(left + block.DeleteCountA, old.Length); left < end; left++)
            {
                lines.Add(new(DiffSign.Removed, left + 1, null, old[left]));
            }

            for (var end = Math.Min(right + block.InsertCountB, now.Length); right < end; right++)
            {
                lines.Add(new(DiffSign.Added, null, right + 1, now[right]));
            }
        }

        for (; left < old.Length && right < now.Length; left++, right++)
        {
            lines.Add(new(DiffSign.Same, left + 1, right + 1, now[right]));
        }

        return lines.ToImmutable();
    }

    /// <summary>Divides lines into those that change, with some around them, and those that can be folded. Short gaps are not worth a fold.</summary>
    public static ImmutableArray<DiffSection> Fold(ImmutableArray<DiffLine> lines)
    {
        var isNear = new bool[lines.Length];
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index].Sign != DiffSign.Same)
            {
                isNear.AsSpan(Math.Max(0, index - Context)..Math.Min(lines.Length, index + Context + 1)).Fill(true);
            }
        }

        var sections = ImmutableArray.CreateBuilder<DiffSection>();
        for (var start = 0; start < lines.Length;)
        {
            var end = start;
            while (end < lines.Length && isNear[end] == isNear[start])
            {
                end++;
            }

            sections.Add(new(lines[start..end], !isNear[start] && end - start > 1));
            start = end;
        }

        return sections.ToImmutable();
    }

    /// <summary>Puts lines beside each other: those that go to the left of those that come.</summary>
    public static ImmutableArray<(DiffLine? Left, DiffLine? Right)> Pair(ImmutableArray<DiffLine> lines)
    {
        var pairs = ImmutableArray.CreateBuilder<(DiffLine?, DiffLine?)>();
        for (var start = 0; start < lines.Length;)
        {
            if (lines[start].Sign == DiffSign.Same)
            {
                pairs.Add((lines[start], lines[start]));
                start++;
                continue;
            }

            var removed = Run(lines, start, DiffSign.Removed);
            var added = Run(lines, start + removed.Length, DiffSign.Added);
            for (var row = 0; row < Math.Max(removed.Length, added.Length); row++)
            {
                pairs.Add((row < removed.Length ? removed[row] : null, row < added.Length ? added[row] : null));
            }

            start += removed.Length + added.Length;
        }

        return pairs.ToImmutable();
    }

    private static ImmutableArray<DiffLine> Run(ImmutableArray<DiffLine> lines, int start, DiffSign sign)
    {
        var end = start;
        while (end < lines.Length && lines[end].Sign == sign)
        {
            end++;
        }

        return lines[start..end];
    }
}
