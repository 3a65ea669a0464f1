using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Changes;

/// <summary>Asks the API server what the operator may do, and keeps each answer for some seconds.</summary>
internal sealed class AccessReviewer(ObjectClient objects, TimeProvider time) : IAccessReviewer
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    private const int Most = 1000;

    private readonly ConcurrentDictionary<AccessQuestion, (long At, Task<AccessAnswer> Answer)> _answers = [];

    public async Task<AccessAnswer> AskAsync(AccessQuestion question, CancellationToken cancellationToken)
    {
        if (_answers.TryGetValue(question, out var known) && time.GetElapsedTime(known.At) < Freshness)
        {
            return await known.Answer.WaitAsync(cancellationToken);
        }

        if (_answers.Count > Most)
        {
            _answers.Clear();
        }

        // Whoever asks first may leave: the answer is for all who ask meanwhile. It ends in time by itself.
        var asked = ReviewAsync(question);
        _answers[question] = (time.GetTimestamp(), asked);
        return await asked.WaitAsync(cancellationToken);
    }

    private async Task<AccessAnswer> ReviewAsync(AccessQuestion question)
    {
        var info = ResourceKinds.Of(question.Kind);
        var attributes = new JsonObject
        {
            ["verb"] = question.Verb,
            ["group"] = info.Group,
            ["version"] = info.Versions[0],
            ["resource"] = info.Plural,
            // A request for a Namespace counts as one in that namespace, so that a Role in it can allow it.
            ["namespace"] = question.Kind == ResourceKind.Namespace ? question.Name ?? "" : question.Namespace,
            ["name"] = question.Name ?? "",
        };
        try
        {
            var review = await objects.CreateAsync(
                "apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                new JsonObject { ["apiVersion"] = "authorization.k8s.io/v1", ["kind"] = "SelfSubjectAccessReview", ["spec"] = new JsonObject { ["resourceAttributes"] = attributes } },
                CancellationToken.None);
            if ((bool?)review["status"]?["allowed"] == true)
            {
                return new AccessAnswer(true, "", "");
            }

            if (await objects.IsServerStartingAsync(CancellationToken.None))
            {
                return Unasked(question, $"{objects.Server} is not ready: it may not have read its rules yet.");
            }

            var reason = (string?)review["status"]?["reason"] is { Length: > 0 } said ? $" ({said})" : "";
            return new AccessAnswer(false, $"You may not {AccessRule.Describe(question)}{reason}.", AccessRule.Yaml(question));
        }
        catch (Exception failure) when (WatchFailure.IsTransient(failure, CancellationToken.None))
        {
            return Unasked(question, WatchFailure.DescribeOnce(failure, objects.Server));
        }
    }

    private AccessAnswer Unasked(AccessQuestion question, string why)
    {
        _answers.TryRemove(question, out _);
        return new AccessAnswer(false, $"Whether you may {AccessRule.Describe(question)} could not be asked: {why}", "");
    }
}
