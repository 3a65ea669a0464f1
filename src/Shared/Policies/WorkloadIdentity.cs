namespace WaypointDashboard.Shared.Policies;

/// <summary>Who a workload is to ztunnel: <c>spiffe://trustDomain/ns/namespace/sa/serviceAccount</c>.</summary>
/// <param name="TrustDomain">The trust domain.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="ServiceAccount">The service account.</param>
public sealed record WorkloadIdentity(string TrustDomain, string Namespace, string ServiceAccount)
{
    /// <summary>The identity as AuthorizationPolicies write it in <c>principals</c>: without the scheme.</summary>
    public string Principal => $"{TrustDomain}/ns/{Namespace}/sa/{ServiceAccount}";

    /// <summary>The SPIFFE id.</summary>
    public override string ToString() => $"spiffe://{Principal}";
}
