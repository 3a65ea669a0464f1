using System.Text;

namespace WaypointDashboard.TestKit.ApiServer;

/// <summary>The text of kubeconfig files with one cluster and one user.</summary>
public static class Kubeconfig
{
    /// <summary>For a server by https with an authority of its own, or by plain http without one.</summary>
    public static string For(Uri server, string? authorityPem, KubeUser user, string context = "waypoint-tests")
    {
        var authority = authorityPem is null
            ? ""
            : $", certificate-authority-data: {Convert.ToBase64String(Encoding.ASCII.GetBytes(authorityPem))}";
        return $$"""
            apiVersion: v1
            kind: Config
            current-context: {{context}}
            clusters:
              - { name: {{context}}, cluster: { server: "{{server.AbsoluteUri.TrimEnd('/')}}"{{authority}} } }
            users:
              - { name: {{user.Name}}, user: { token: {{user.Token}} } }
            contexts:
              - { name: {{context}}, context: { cluster: {{context}}, user: {{user.Name}} } }

            """;
    }
}
