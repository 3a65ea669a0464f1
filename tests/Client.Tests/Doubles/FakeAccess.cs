using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Tests.Doubles;

/// <summary>Allows all but what a test takes away.</summary>
internal sealed class FakeAccess : IAccessReviewer
{
    /// <summary>What the operator may not do.</summary>
    public HashSet<(string Verb, ResourceKind Kind, string Namespace)> Denied { get; } = [];

    public List<AccessQuestion> Asked { get; } = [];

    public Task<AccessAnswer> AskAsync(AccessQuestion question, CancellationToken cancellationToken)
    {
        Asked.Add(question);
        return Task.FromResult(Denied.Contains((question.Verb, question.Kind, question.Namespace))
            ? new AccessAnswer(false, $"You may not {question.Verb} {question.Kind} in {question.Namespace}.", "kind: Role")
            : new AccessAnswer(true, "", ""));
    }
}
