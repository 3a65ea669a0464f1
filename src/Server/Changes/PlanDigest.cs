using System.Security.Cryptography;
using System.Text;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Server.Changes;

/// <summary>The digest over everything that was previewed: what is applied must have the same.</summary>
internal static class PlanDigest
{
    public static string Of(ChangePlan plan, IReadOnlyList<StepPreview> steps)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, plan.Title);
        foreach (var step in plan.Steps.Concat(steps.Select(preview => preview.Step)))
        {
            Add(hash, step.ToString());
        }

        foreach (var preview in steps)
        {
            Add(hash, preview.ResourceVersion);
            Add(hash, preview.BeforeJson);
            Add(hash, preview.AfterJson);
            Add(hash, preview.Problem?.Kind.ToString() ?? "");
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // With the length before each, so that no two sequences of texts look alike.
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
