using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;

namespace WaypointDashboard.Server.Hosting;

/// <summary>Why an address cannot be listened on, and what to do.</summary>
internal static class ListenFailure
{
    /// <summary>A sentence or two; null when a failure is of another kind.</summary>
    public static string? Describe(Exception failure, IReadOnlyList<string> urls)
    {
        var where = string.Join(" and ", urls);
        return failure switch
        {
            IOException { InnerException: AddressInUseException } => $"{where}: something else listens there already. Stop it, or choose another port with --port.",
            SocketException { SocketErrorCode: SocketError.AccessDenied } => $"{where} cannot be listened on: ports below 1024 need more rights. Choose another with --port.",
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => $"{where} cannot be listened on: this machine has no such address. Write one that it has with --urls.",
            SocketException socket => $"{where} cannot be listened on: {socket.Message}. Choose another address with --urls.",
            _ when urls.Any(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) && IsOfCertificate(failure) =>
                $"{where} needs a certificate that can be read: {OneSentence(failure.Message)} Set Kestrel__Certificates__Default__Path and, with a key in a file of its own, Kestrel__Certificates__Default__KeyPath in the environment, or write http.",
            InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } => $"{where} cannot be listened on: {OneSentence(failure.Message)} Choose another address with --urls.",
            _ => null,
        };
    }

    private static bool IsOfCertificate(Exception failure) =>
        failure is CryptographicException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException
        || failure is InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } && failure.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase);

    private static string OneSentence(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        var line = end < 0 ? text : text[..end];
        var stop = line.IndexOf(". ", StringComparison.Ordinal);
        return stop < 0 ? line.TrimEnd('.') + "." : line[..(stop + 1)];
    }
}
