namespace DaosSharp.Scenarios.Support;

/// <summary>A call that a scenario builds on failed, so that it has no result.</summary>
public sealed class ScenarioSetupException(string message) : Exception(message);
