using System.Collections.Immutable;
using WaypointDashboard.Sandbox.Controllers;

namespace WaypointDashboard.Sandbox;

/// <summary>How an embedded cluster is started.</summary>
public sealed record SandboxOptions
{
    /// <summary>The loopback port; 0 = any that is free.</summary>
    public int Port { get; init; }

    public SandboxScenario Scenario { get; init; } = SandboxScenario.Empty;

    public SandboxScale Scale { get; init; } = new();

    /// <summary>Whether pods come and go slowly, so that one sees it live.</summary>
    public bool Churn { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How many changes of each kind are remembered for watches that resume.</summary>
    public int WatchHistory { get; init; } = 10_000;

    /// <summary>How often a quiet watch that asked for bookmarks gets one.</summary>
    public TimeSpan BookmarkInterval { get; init; } = TimeSpan.FromSeconds(30);

    public ImmutableArray<SandboxUser> Users { get; init; } = [SandboxUser.Admin, SandboxUser.Alice, SandboxUser.Bob];

    /// <summary>What runs in the cluster, beside what the scenario brings.</summary>
    public ImmutableArray<ISandboxController> Controllers { get; init; } = [];

    /// <summary>What <c>/version</c> says.</summary>
    public string KubernetesVersion { get; init; } = "v1.32.4";

    internal IEnumerable<ISandboxController> AllControllers()
    {
        if (Scenario != SandboxScenario.Empty) yield return ClusterControllers.Create();
        if (Churn) yield return new Churn(Scenario == SandboxScenario.Bookinfo ? ["bookinfo", "shop", "erp", "legacy"] : []);
        foreach (var controller in Controllers) yield return controller;
    }
}
