namespace WaypointDashboard.Sandbox.Tests.Kubectl;

/// <summary>What a run of kubectl came to.</summary>
public sealed record KubectlRun(int ExitCode, string Output)
{
    public KubectlRun Expect(int exitCode)
    {
        ExitCode.ShouldBe(exitCode, Output);
        return this;
    }

    public KubectlRun Saying(string text)
    {
        Output.ShouldContain(text, Case.Sensitive);
        return this;
    }
}
