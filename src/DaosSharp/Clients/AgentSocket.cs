namespace DaosSharp;

/// <summary>The socket of daos_agent, without which no pool of an installed DAOS can be opened.</summary>
internal static class AgentSocket
{
    private const string FolderVariable = "DAOS_AGENT_DRPC_DIR";
    private const string DefaultFolder = "/var/run/daos_agent";
    private const string FileName = "daos_agent.sock";

    /// <summary>
    /// Tells a missing agent from a missing pool: daos_pool_connect says -DER_NONEXIST for both, the former when the socket is gone.
    /// </summary>
    /// <param name="rc">What daos_pool_connect returned.</param>
    public static int Explain(int rc) => rc == (int)DaosError.NotFound && !Exists ? (int)DaosError.AgentCommunication : rc;

    private static bool Exists => File.Exists(Path.Combine(NativeEnvironment.Get(FolderVariable) ?? DefaultFolder, FileName));
}
