using DaosSharp.Interop;

namespace DaosSharp.Scenarios.Backends;

/// <summary>An installed DAOS client and a pool of its default system.</summary>
public sealed class InstalledBackend : ScenarioBackend
{
    public InstalledBackend(string pool)
        : base(DaosApi.LoadInstalled()) => Start(pool, system: null);

    public override bool IsInstalled => true;
}
