using System.Text;

namespace WaypointDashboard.Shared.Resources.Reading;

/// <summary>Which fields of an object are read. What is not need not be looked at any closer than it takes to get past it. The fields of an array are those of its items.</summary>
public sealed class FieldTree
{
    private readonly (byte[] Name, FieldTree? Fields)[] _named;
    private readonly FieldTree? _others;

    private FieldTree((byte[] Name, FieldTree? Fields)[] named, FieldTree? others)
    {
        _named = named;
        _others = others;
    }

    /// <summary>Whatever is there.</summary>
    public static FieldTree Everything { get; } = new([], null);

    /// <summary>What is read of a field; null when it is not read at all.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    public FieldTree? Of(ReadOnlySpan<byte> name)
    {
        if (ReferenceEquals(this, Everything))
        {
            return this;
        }

        foreach (var (known, fields) in _named)
        {
            if (name.SequenceEqual(known))
            {
                return fields;
            }
        }

        return _others;
    }

    /// <summary>These fields and no others.</summary>
    internal static FieldTree Only(params ReadOnlySpan<(string Name, FieldTree? Fields)> fields) => new(Named(fields), null);

    /// <summary>All fields; of these only what is said.</summary>
    /// <param name="fields">The fields; null takes one out.</param>
    internal static FieldTree AllBut(params ReadOnlySpan<(string Name, FieldTree? Fields)> fields) => new(Named(fields), Everything);

    private static (byte[] Name, FieldTree? Fields)[] Named(ReadOnlySpan<(string Name, FieldTree? Fields)> fields)
    {
        var named = new (byte[] Name, FieldTree? Fields)[fields.Length];
        for (var index = 0; index < fields.Length; index++)
        {
            named[index] = (Encoding.UTF8.GetBytes(fields[index].Name), fields[index].Fields);
        }

        return named;
    }
}
