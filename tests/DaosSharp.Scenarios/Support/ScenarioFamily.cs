using DaosSharp.Interop;

namespace DaosSharp.Scenarios.Support;

/// <summary>Base of the classes whose methods run scenarios. Each scenario gets an instance of its own.</summary>
public abstract class ScenarioFamily(ScenarioContext context)
{
    protected ScenarioContext Context { get; } = context;

    protected DaosApi Api => Context.Api;

    protected ResultText Result => Context.Result;

    protected static void Must(int rc, string what = "preparation") => ScenarioContext.Must(rc, what);
}
