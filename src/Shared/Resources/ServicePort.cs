namespace WaypointDashboard.Shared.Resources;

/// <summary>A port of a Service or ServiceEntry.</summary>
/// <param name="Name">Its name; empty when it has none.</param>
/// <param name="Port">The port number that clients use.</param>
/// <param name="Protocol"><c>TCP</c>, <c>UDP</c> or <c>SCTP</c> on a Service; Istio's protocol name on a ServiceEntry.</param>
/// <param name="TargetPort">The pods' port, a number or a name; null when it is the same.</param>
/// <param name="AppProtocol">The application protocol; null when not given.</param>
public sealed record ServicePort(string Name, int Port, string Protocol, string? TargetPort = null, string? AppProtocol = null);
