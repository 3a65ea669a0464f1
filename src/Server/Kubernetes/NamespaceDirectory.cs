namespace WaypointDashboard.Server.Kubernetes;

/// <summary>The namespaces to be watched one by one where watching all at once is forbidden: those that were told, else those that are known.</summary>
internal sealed class NamespaceDirectory(IReadOnlyList<string> told, string? ofConfiguration)
{
    private readonly Lock _gate = new();
    private IReadOnlySet<string> _known = new HashSet<string>(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True when somebody said which namespaces to watch: then no others are.</summary>
    public bool IsTold => told.Count > 0;

    /// <summary>The namespaces now, and a task that ends when they change.</summary>
    public (IReadOnlyList<string> Names, Task Changed) Now()
    {
        lock (_gate)
        {
            IReadOnlyList<string> names = IsTold ? told : _known.Count > 0 ? [.. _known.Order(StringComparer.Ordinal)] : ofConfiguration is { Length: > 0 } ? [ofConfiguration] : [];
            return (names, _changed.Task);
        }
    }

    /// <summary>Takes over the namespaces that the cluster has.</summary>
    public void Know(IReadOnlySet<string> names)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            if (_known.SetEquals(names))
            {
                return;
            }

            _known = names;
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
