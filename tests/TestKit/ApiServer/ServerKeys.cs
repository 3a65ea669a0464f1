using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WaypointDashboard.TestKit.ApiServer;

/// <summary>What an API server proves itself with: an authority, a certificate for loopback, and the key of service account tokens.</summary>
public sealed class ServerKeys : IDisposable
{
    private readonly X509Certificate2 _authority;

    private ServerKeys(X509Certificate2 authority, string directory)
    {
        _authority = authority;
        CertificateFile = Path.Combine(directory, "server.crt");
        KeyFile = Path.Combine(directory, "server.key");
        ServiceAccountKeyFile = Path.Combine(directory, "service-accounts.key");
    }

    public string CertificateFile { get; }

    public string KeyFile { get; }

    public string ServiceAccountKeyFile { get; }

    public string AuthorityPem => _authority.ExportCertificatePem();

    public static ServerKeys Create(string directory, DateTimeOffset now)
    {
        using var authorityKey = RSA.Create(2048);
        var authorityRequest = Request("waypoint-tests-ca", authorityKey);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authorityRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.DigitalSignature, true));
        var authority = authorityRequest.CreateSelfSigned(now.AddHours(-1), now.AddDays(30));

        using var serverKey = RSA.Create(2048);
        var serverRequest = Request("kube-apiserver", serverKey);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        serverRequest.CertificateExtensions.Add(names.Build());
        serverRequest.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var server = serverRequest.Create(authority, now.AddHours(-1), now.AddDays(29), RandomNumberGenerator.GetBytes(12));

        using var serviceAccountKey = RSA.Create(2048);
        var keys = new ServerKeys(authority, directory);
        File.WriteAllText(keys.CertificateFile, server.ExportCertificatePem());
        File.WriteAllText(keys.KeyFile, serverKey.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(keys.ServiceAccountKeyFile, serviceAccountKey.ExportRSAPrivateKeyPem());
        return keys;
    }

    public void Dispose() => _authority.Dispose();

    private static CertificateRequest Request(string name, RSA key) =>
        new($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
