using System.Reflection;
using NetArchTest.Rules;

namespace WaypointDashboard.Server.Tests.Architecture;

/// <summary>The project's own code, as assemblies and as files.</summary>
internal static class Code
{
    public static Assembly Shared { get; } = Assembly.Load("WaypointDashboard.Shared");

    public static Assembly Client { get; } = Assembly.Load("WaypointDashboard.Client");

    public static Assembly Sandbox { get; } = Assembly.Load("WaypointDashboard.Sandbox");

    public static Assembly Server { get; } = Assembly.Load("WaypointDashboard.Server");

    public static IReadOnlyList<Assembly> All { get; } = [Shared, Client, Sandbox, Server];

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The files of the given kinds that people write, relative to <see cref="Root"/>.</summary>
    public static IEnumerable<string> Files(params IEnumerable<string> extensions) =>
        from folder in (string[])["src", "tests", "eng", "build"]
        let start = Path.Combine(Root, folder)
        where Directory.Exists(start)
        from file in Directory.EnumerateFiles(start, "*", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/')
        where extensions.Any(extension => file.EndsWith(extension, StringComparison.Ordinal))
        where !relative.Split('/').Any(part => part is "obj" or "bin" or "node_modules" or "dist" or "artifacts")
        select relative;

    /// <summary>Fails with the names of the types that break a rule.</summary>
    public static void ShouldHold(this ConditionList rule, string because)
    {
        var result = rule.GetResult();
        (result.FailingTypeNames ?? []).ShouldBeEmpty(because);
        result.IsSuccessful.ShouldBeTrue(because);
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "WaypointDashboard.sln")) ? folder
        : Path.GetDirectoryName(folder) is { } parent ? FindRoot(parent)
        : throw new DirectoryNotFoundException("WaypointDashboard.sln is in no folder above the tests.");
}
