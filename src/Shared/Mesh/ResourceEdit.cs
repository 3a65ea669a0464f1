using System.Collections.Immutable;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Mesh;

/// <summary>An edit of the objects that remembers which ones it changed.</summary>
internal sealed class ResourceEdit(ResourceIndex resources)
{
    private readonly ResourceIndexBuilder _builder = resources.ToBuilder();
    private readonly ImmutableHashSet<ObjectKey>.Builder _changed = ImmutableHashSet.CreateBuilder<ObjectKey>();

    public ImmutableHashSet<ObjectKey> Changed => _changed.ToImmutable();

    public void Put(MeshResource resource)
    {
        if (_builder.Put(resource))
        {
            _changed.Add(resource.Key);
        }
    }

    public void Remove(ObjectKey key)
    {
        if (_builder.Remove(key))
        {
            _changed.Add(key);
        }
    }

    public void Replace(ResourceEvent.Listed listed)
    {
        var gone = _builder.Keys(listed.ListedKind, listed.Namespace).ToHashSet();
        foreach (var resource in listed.Resources)
        {
            gone.Remove(resource.Key);
            Put(resource);
        }

        foreach (var key in gone)
        {
            Remove(key);
        }
    }

    public ResourceIndex Build() => _builder.Build();
}
