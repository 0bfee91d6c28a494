using System.Diagnostics;

namespace DaosSharp.Tests.Infrastructure;

/// <summary>
/// The agent of an installed DAOS, for tests that stop it: DAOSSHARP_TEST_AGENT_STOP and DAOSSHARP_TEST_AGENT_START name shell commands
/// that return when it has ended, and when it answers.
/// </summary>
internal static class TestAgent
{
    private const string StopVariable = "DAOSSHARP_TEST_AGENT_STOP";
    private const string StartVariable = "DAOSSHARP_TEST_AGENT_START";

    public static void Require() => Skip.If(
        TestSystem.InstalledPool is null || Command(StopVariable) is null || Command(StartVariable) is null,
        $"needs an installed DAOS, and commands in {StopVariable} and {StartVariable}");

    public static void Stop() => Run(StopVariable);

    public static void Start() => Run(StartVariable);

    private static string? Command(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } command ? command : null;

    private static void Run(string variable)
    {
        using Process shell = Process.Start("/bin/sh", ["-c", Command(variable)!]);
        Assert.True(shell.WaitForExit(TimeSpan.FromSeconds(60)), $"the command in {variable} does not end");
        Assert.Equal(0, shell.ExitCode);
    }
}
