namespace DaosSharp.Scenarios.Backends;

/// <summary>One backend for all tests: a process initialises the library once.</summary>
public sealed class BackendFixture : IDisposable
{
    public ScenarioBackend Backend { get; } = ScenarioBackend.Create();

    public void Dispose() => Backend.Dispose();
}
