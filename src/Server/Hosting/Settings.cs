namespace WaypointDashboard.Server.Hosting;

/// <summary>All that can be set.</summary>
internal static class Settings
{
    public static readonly Setting Cluster = new("Cluster", "--cluster", "sandbox|kubeconfig|in-cluster|auto",
        "Which cluster to show. auto (the default): the one that this runs in, else the kubeconfig if there is one, else the sandbox, an embedded imitation of a cluster.");

    public static readonly Setting Kubeconfig = new("Kubeconfig", "--kubeconfig", "FILE",
        "The kubeconfig; every context in it is a cluster that can be chosen. Default: what KUBECONFIG lists, else ~/.kube/config.");

    public static readonly Setting Context = new("Context", "--context", "NAME",
        "The context of the kubeconfig to show first. Default: its current context.");

    public static readonly Setting Namespaces = new("Namespaces", "--namespaces", "a,b",
        "Where to look when the cluster-wide lists are forbidden. Default: wherever listing namespaces, or the kubeconfig's context, leads.");

    public static readonly Setting SandboxScale = new("SandboxScale", "--sandbox-scale", "pods=10000,services=1500,namespaces=100",
        "Fill the sandbox with a generated mesh of this size in place of Bookinfo.");

    public static readonly Setting AllowAnonymous = new("AllowAnonymous", "--allow-anonymous", null,
        "Without sign-in, listen on addresses that other machines can reach: whoever reaches the dashboard may do in the cluster what the dashboard may.");

    public static readonly Setting ReadOnly = new("ReadOnly", "--read-only", null, "Change nothing in any cluster, whatever the credentials would allow.");

    public static readonly Setting Data = new("Data", "--data", "DIR",
        "Where the history of changes and the keys of cookies are kept. Default: waypoint-dashboard in your local application data.");

    public static readonly Setting HistoryConnection = new("HistoryConnection", "--history-connection", "CONNECTION",
        "Keep the history in PostgreSQL, such as \"Host=db;Database=waypoint;Username=waypoint\". Default: SQLite in the data directory.");

    public static readonly Setting HistoryDays = new("HistoryDays", "--history-days", "DAYS",
        "How many days the history keeps a run; what has not ended is never removed. 0 keeps all. Default: 365.");

    public static readonly Setting Urls = new("Urls", "--urls", "URL;URL", "The addresses to listen on. Default: http://localhost:5080.");

    public static readonly Setting Port = new("Port", "--port", "PORT", "The port on localhost to listen on, in place of --urls; 0 takes any that is free.");

    public static readonly IReadOnlyList<Setting> All =
        [Cluster, Kubeconfig, Context, Namespaces, SandboxScale, ReadOnly, AllowAnonymous, Urls, Port, Data, HistoryConnection, HistoryDays];
}
