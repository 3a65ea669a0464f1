namespace WaypointDashboard.Client.Ports;

/// <summary>Asks Kubernetes what the operator may do (SelfSubjectAccessReview). Answers are kept for a short time.</summary>
public interface IAccessReviewer
{
    /// <summary>Asks one question.</summary>
    Task<AccessAnswer> AskAsync(AccessQuestion question, CancellationToken cancellationToken);
}
