namespace WaypointDashboard.Shared.Changes;

/// <summary>How large a waypoint shall be.</summary>
/// <param name="Replicas">Its pods, 1 to <see cref="MostReplicas"/>.</param>
/// <param name="Cpu">The CPU that each pod requests, such as <c>500m</c>; empty for istiod's own.</param>
/// <param name="Memory">The memory that each pod requests, such as <c>512Mi</c>; empty for istiod's own.</param>
/// <param name="IsBudgeted">Whether a PodDisruptionBudget lets no more than one of its pods be evicted at a time.</param>
public sealed record WaypointSize(int Replicas = 2, string Cpu = "", string Memory = "", bool IsBudgeted = true)
{
    /// <summary>More pods than anybody means; who does writes the ConfigMap.</summary>
    public const int MostReplicas = 100;

    /// <summary>What cannot be, each with the name of its field.</summary>
    public IEnumerable<PlanRefusal> Problems
    {
        get
        {
            if (Replicas is < 1 or > MostReplicas)
            {
                yield return new("Size.Replicas", $"A waypoint has 1 to {MostReplicas} pods; without any, connections to those who use it fail.");
            }

            if (Cpu.Length > 0 && ResourceQuantity.Read(Cpu) is null)
            {
                yield return new("Size.Cpu", $"\"{Cpu}\" is no amount of CPU: write cores or thousandths of one, such as 2 or 500m.");
            }

            if (Memory.Length > 0 && ResourceQuantity.Read(Memory) is not > 1)
            {
                yield return new("Size.Memory", $"\"{Memory}\" is no amount of memory: write it such as 512Mi or 1Gi.");
            }
        }
    }
}
