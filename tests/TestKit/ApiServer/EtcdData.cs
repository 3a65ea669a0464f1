namespace WaypointDashboard.TestKit.ApiServer;

/// <summary>What a server that starts again finds of its former life.</summary>
public enum EtcdData
{
    Kept,
    Emptied,
}
