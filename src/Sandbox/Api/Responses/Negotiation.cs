using Microsoft.AspNetCore.Http;

namespace WaypointDashboard.Sandbox.Api.Responses;

/// <summary>Reading the <c>Accept</c> header: the first form that we can give, in the client's order.</summary>
internal static class Negotiation
{
    public static ObjectRepresentation? RepresentationOf(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        if (accept.Length == 0) return ObjectRepresentation.Full;
        foreach (var clause in accept.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = clause.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0] is not ("application/json" or "application/*" or "*/*")) continue;
            var shape = parts.Skip(1).FirstOrDefault(part => part.StartsWith("as=", StringComparison.Ordinal))?[3..];
            var version = parts.Skip(1).FirstOrDefault(part => part.StartsWith("v=", StringComparison.Ordinal))?[2..];
            switch (shape)
            {
                case null:
                    return ObjectRepresentation.Full;
                case "Table" when version is null or "v1":
                    return ObjectRepresentation.Table;
                case "PartialObjectMetadata" or "PartialObjectMetadataList" when version is null or "v1":
                    return ObjectRepresentation.PartialMetadata;
            }
        }
        return null;
    }
}
