using System.Collections.Immutable;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Authorization;

/// <summary>The kinds that are questions: created, answered, and not kept.</summary>
internal static class ReviewTypes
{
    private const string Authorization = "authorization.k8s.io";

    public static readonly ResourceType SelfSubjectAccessReview = Review(Authorization, "SelfSubjectAccessReview", "selfsubjectaccessreviews");
    public static readonly ResourceType SelfSubjectRulesReview = Review(Authorization, "SelfSubjectRulesReview", "selfsubjectrulesreviews");
    public static readonly ResourceType SubjectAccessReview = Review(Authorization, "SubjectAccessReview", "subjectaccessreviews");
    public static readonly ResourceType SelfSubjectReview = Review("authentication.k8s.io", "SelfSubjectReview", "selfsubjectreviews");

    public static ImmutableArray<ResourceType> All { get; } = [SelfSubjectAccessReview, SelfSubjectRulesReview, SubjectAccessReview, SelfSubjectReview];

    private static ResourceType Review(string group, string kind, string plural) =>
        new() { Group = group, Version = "v1", Kind = kind, Plural = plural, Namespaced = false, Verbs = ResourceVerbs.CreateOnly };
}
