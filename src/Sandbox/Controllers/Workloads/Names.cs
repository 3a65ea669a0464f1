using System.Security.Cryptography;
using System.Text;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>Suffixes in the alphabet of Kubernetes, which cannot spell words.</summary>
internal static class Names
{
    public const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";

    /// <summary>The same suffix for the same text.</summary>
    public static string Hash(string text, int length)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return string.Create(length, bytes, (span, source) =>
        {
            for (var index = 0; index < span.Length; index++) span[index] = Alphabet[source[index] % Alphabet.Length];
        });
    }
}
