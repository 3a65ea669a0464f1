using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace WaypointDashboard.Sandbox.Api.Authentication;

/// <summary>Tells users by their bearer tokens.</summary>
internal sealed class Authenticator(ImmutableArray<SandboxUser> users)
{
    private const string Scheme = "Bearer ";

    /// <summary>The user; anonymous without a token; null if the token is nobody's.</summary>
    public ApiUser? Authenticate(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0) return ApiUser.Anonymous;
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        var token = Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim());
        var user = users.FirstOrDefault(each => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(each.Token), token));
        return user is null ? null : new ApiUser(user.Name, [.. user.Groups, "system:authenticated"], user.Name);
    }
}
