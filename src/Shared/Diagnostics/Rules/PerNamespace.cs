using System.Runtime.CompilerServices;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>Something worked out of a namespace's objects once, however many subjects ask for it, and kept as long as they are. Partitions never change, so it is never out of date.</summary>
/// <typeparam name="T">What is worked out.</typeparam>
/// <param name="workOut">Works it out.</param>
internal sealed class PerNamespace<T>(Func<NamespacePartition, T> workOut)
    where T : class
{
    private readonly ConditionalWeakTable<NamespacePartition, T> _known = [];

    /// <summary>What is worked out of a namespace.</summary>
    public T Of(NamespacePartition partition) => _known.GetValue(partition, key => workOut(key));
}
