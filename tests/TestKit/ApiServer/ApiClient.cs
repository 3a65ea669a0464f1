using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;

namespace WaypointDashboard.TestKit.ApiServer;

/// <summary>Clients of API servers that have a certificate authority of their own.</summary>
public static class ApiClient
{
    /// <summary>A client that trusts this authority and nothing else.</summary>
    /// <param name="address">The API server.</param>
    /// <param name="authorityPem">The certificate of the authority, in PEM.</param>
    /// <param name="token">Who it is; null for nobody.</param>
    public static HttpClient Create(Uri address, string authorityPem, string? token)
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions =
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                    CustomTrustStore = { X509Certificate2.CreateFromPem(authorityPem) },
                },
            },
        };
        var client = new HttpClient(handler) { BaseAddress = address };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
