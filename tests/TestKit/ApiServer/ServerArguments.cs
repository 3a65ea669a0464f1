namespace WaypointDashboard.TestKit.ApiServer;

/// <summary>The command lines of etcd and kube-apiserver: flags that 1.20 and current versions alike understand.</summary>
internal static class ServerArguments
{
    public static IEnumerable<string> Etcd(string data, int clientPort, int peerPort)
    {
        var client = $"http://127.0.0.1:{clientPort}";
        var peer = $"http://127.0.0.1:{peerPort}";
        return
        [
            "--data-dir", data, "--unsafe-no-fsync", "--log-level", "error",
            "--listen-client-urls", client, "--advertise-client-urls", client,
            "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", $"default={peer}",
        ];
    }

    // Without a controller manager nobody creates default service accounts, so the admission plugin that demands them is off.
    public static IEnumerable<string> ApiServer(int port, int etcdPort, string directory, ServerKeys keys) =>
    [
        $"--etcd-servers=http://127.0.0.1:{etcdPort}",
        "--bind-address=127.0.0.1", $"--secure-port={port}", "--advertise-address=127.0.0.1", "--endpoint-reconciler-type=none",
        $"--cert-dir={Path.Combine(directory, "certs")}", $"--tls-cert-file={keys.CertificateFile}", $"--tls-private-key-file={keys.KeyFile}",
        $"--token-auth-file={Path.Combine(directory, "tokens.csv")}", "--authorization-mode=RBAC",
        $"--service-account-key-file={keys.ServiceAccountKeyFile}", $"--service-account-signing-key-file={keys.ServiceAccountKeyFile}",
        "--service-account-issuer=https://kubernetes.default.svc", "--disable-admission-plugins=ServiceAccount",
        "--service-cluster-ip-range=10.96.0.0/16", "--max-requests-inflight=2000", "--max-mutating-requests-inflight=1000",
    ];
}
