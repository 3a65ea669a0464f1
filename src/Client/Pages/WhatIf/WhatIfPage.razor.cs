using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Components.Changes;
using WaypointDashboard.Client.Components.Fields;
using WaypointDashboard.Client.Yaml;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Client.Pages.WhatIf;

/// <summary>Says what pasted objects would do to traffic. There is no way to apply them from here.</summary>
public sealed partial class WhatIfPage
{
    private const string Sample = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:\n    istio.io/use-waypoint: waypoint\n---\n…";

    private string _text = "";
    private YamlManifests _read = new([], []);
    private ChangeDraft? _draft;

    /// <summary>The clock.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    private bool IsBusy => _draft is { IsFresh: false, IsUpToDate: false } && _read.Manifests.Length > 0;

    private string Count => _read.Manifests.Length switch
    {
        0 => "",
        1 => "1 object read",
        var count => $"{count} objects read",
    };

    /// <inheritdoc/>
    protected override void OnMeshChanged(LiveChange change)
    {
        if (_draft is { } draft && _read.Manifests.Length > 0 && !change.Mesh.IsReset)
        {
            // What comes of it is shown when it is there; a later change may take its place.
            _ = draft.FollowAsync(change);
        }
        else if (change.Mesh.IsReset)
        {
            _draft?.Dispose();
            _draft = Session is { } session ? new ChangeDraft(session, Time, StateHasChanged) : null;
            _ = JudgeAsync();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _draft?.Dispose();
        }

        base.Dispose(disposing);
    }

    private Task ReadAsync(string? text)
    {
        _text = text ?? "";
        _read = YamlManifests.Read(_text);
        return JudgeAsync();
    }

    private Task JudgeAsync() => _draft is { } draft && _read.Manifests.Length > 0
        ? draft.EditAsync(new FieldEdit(new ChangeIntent.ApplyManifests([.. _read.Manifests])))
        : Task.CompletedTask;
}
