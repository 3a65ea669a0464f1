using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace WaypointDashboard.Sandbox;

/// <summary>The file by which kubectl and client libraries find the sandbox.</summary>
internal static class Kubeconfig
{
    public static string Write(Uri server, X509Certificate2 certificate, IEnumerable<SandboxUser> users, string current)
    {
        var authority = Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));
        var text = new StringBuilder();
        text.Append("apiVersion: v1\nkind: Config\nclusters:\n");
        text.Append($"- name: sandbox\n  cluster:\n    server: {server.AbsoluteUri.TrimEnd('/')}\n    certificate-authority-data: {authority}\n");
        text.Append("users:\n");
        foreach (var user in users) text.Append($"- name: {user.Name}\n  user:\n    token: {user.Token}\n");
        text.Append("contexts:\n");
        foreach (var user in users)
            text.Append($"- name: {(user.Name == current ? "sandbox" : $"sandbox-{user.Name}")}\n  context:\n    cluster: sandbox\n    user: {user.Name}\n");
        text.Append("current-context: sandbox\n");
        return text.ToString();
    }
}
