using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics.Rules;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>A Service or ServiceEntry that routes or policies are attached to, and that nothing reaches through a waypoint.</summary>
/// <param name="Key">The object.</param>
/// <param name="State">Why not, as a clause after its name.</param>
/// <param name="Fix">What to do, in one sentence.</param>
/// <param name="Remedy">The form that does it; null where no form can.</param>
internal sealed record UnboundTarget(ObjectKey Key, string State, string Fix, SuggestedChange? Remedy)
{
    /// <summary>Reads an object that is there.</summary>
    public static UnboundTarget Of(MeshSnapshot mesh, ObjectKey key) => (mesh.Resources.Find(key), mesh.Bindings.Of(key)) switch
    {
        (ServiceResource { IsHeadless: true }, _) => new(
            key,
            "which is headless: clients address its pods and pass every waypoint of the service by",
            "Give the service a cluster IP, or enroll its pods in a waypoint for workloads and attach the policy to that waypoint's Gateway.",
            null),
        (ServiceResource, WaypointBinding.None { Cause: NoBindingCause.NotInMesh }) => new(
            key,
            "which is of type ExternalName and no service of the mesh",
            "Attach it to the Service that the name stands for, or describe the host by a ServiceEntry and attach it to that.",
            null),
        ({ } entry, WaypointBinding.None { Cause: NoBindingCause.NotInMesh }) when entry.Labels[IstioNames.Revision] is { } revision => new(
            key,
            $"which no istiod reads ({IstioNames.Revision}={revision})",
            RevisionRemedy.Fix(FindingText.Of(key)),
            RevisionRemedy.For(key)),
        (_, WaypointBinding.None { Cause: NoBindingCause.NotInMesh }) => new(
            key,
            "which the mesh's serviceEntryVisibility hides from everybody",
            $"Let the entries of namespace {key.Namespace} be seen: serviceEntryVisibility in the mesh configuration.",
            null),
        (_, WaypointBinding.None { Cause: NoBindingCause.GatewayService }) => new(
            key,
            "which is a gateway's own service, and such a service never has a waypoint",
            "Attach it to the Gateway, or to the Services that are reached through it.",
            null),
        (_, WaypointBinding.Refused refused) => new(
            key,
            $"which gets no waypoint: {refused.Refusal.Message}",
            "Bring the waypoint that the service asks for in order.",
            refused.Refusal.Reason == RefusalReason.CrossNamespaceWaypointForbidden
                ? WaypointOffers.ForService(mesh, key)
                : WaypointOffers.Against(mesh, refused.Refusal, key.Namespace)),
        (_, WaypointBinding.OptedOut) => new(
            key,
            $"which has opted out of waypoints ({IstioNames.UseWaypoint}={IstioNames.None})",
            $"Let {FindingText.Of(key)} use a waypoint.",
            WaypointOffers.ForService(mesh, key)),
        _ => new(key, "which uses no waypoint", $"Let {FindingText.Of(key)} use a waypoint.", WaypointOffers.ForService(mesh, key)),
    };

    /// <summary>Whether all that it lacks is a waypoint of its own choice.</summary>
    public static bool IsEnrollable(MeshSnapshot mesh, ObjectKey key) =>
        mesh.Resources.Find(key) is not ServiceResource { IsHeadless: true }
        && mesh.Bindings.Of(key) is WaypointBinding.OptedOut or WaypointBinding.None { Cause: NoBindingCause.NotEnrolled };
}
