namespace WaypointDashboard.Shared.Resources;

/// <summary>The identity of an object in one cluster.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace; empty for cluster-scoped kinds, Namespaces among them.</param>
/// <param name="Name">Its name.</param>
public readonly record struct ObjectKey(ResourceKind Kind, string Namespace, string Name) : IComparable<ObjectKey>
{
    /// <summary>The key of a namespace itself.</summary>
    public static ObjectKey ForNamespace(string name) => new(ResourceKind.Namespace, "", name);

    /// <summary><c>namespace/name</c>, or the name alone for cluster-scoped kinds.</summary>
    public string QualifiedName => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";

    /// <summary>Orders by kind, namespace and name (ordinal).</summary>
    public static bool operator <(ObjectKey left, ObjectKey right) => left.CompareTo(right) < 0;

    /// <summary>Orders by kind, namespace and name (ordinal).</summary>
    public static bool operator >(ObjectKey left, ObjectKey right) => left.CompareTo(right) > 0;

    /// <summary>Orders by kind, namespace and name (ordinal).</summary>
    public static bool operator <=(ObjectKey left, ObjectKey right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by kind, namespace and name (ordinal).</summary>
    public static bool operator >=(ObjectKey left, ObjectKey right) => left.CompareTo(right) >= 0;

    /// <summary>Reads the form of <see cref="ToString"/>, such as <c>service/shop/cart</c> or <c>namespace/shop</c>; the kind in any case.</summary>
    /// <returns>False when the kind is not ours, a part is empty, or the number of parts does not fit the kind.</returns>
    public static bool TryParse(string? text, out ObjectKey key)
    {
        key = default;
        var parts = (text ?? "").Split('/');
        if (parts.Length is < 2 or > 3 || ResourceKinds.Find(parts[0]) is not { } info || parts.Any(part => part.Length == 0) || info.IsNamespaced != (parts.Length == 3))
        {
            return false;
        }

        key = info.IsNamespaced ? new(info.Kind, parts[1], parts[2]) : new(info.Kind, "", parts[1]);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(ObjectKey other)
    {
        var order = Kind.CompareTo(other.Kind);
        order = order != 0 ? order : string.CompareOrdinal(Namespace, other.Namespace);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary><c>kind/namespace/name</c> in lower-case kind, as in URLs.</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}/{QualifiedName}";
}
