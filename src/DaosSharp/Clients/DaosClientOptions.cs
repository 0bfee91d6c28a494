namespace DaosSharp;

/// <summary>How <see cref="DaosClient.Connect"/> finds an installed DAOS.</summary>
public sealed class DaosClientOptions
{
    /// <summary>Folder with <c>libdaos.so.2</c>, <c>libdfs.so</c> and <c>libduns.so</c>; null for the places that the dynamic loader searches.</summary>
    public string? LibraryDirectory { get; init; }

    /// <summary>Name of the DAOS system, at most 15 bytes; null for the default one of the agent (<c>daos_server</c>).</summary>
    public string? SystemName { get; init; }

    /// <summary>
    /// Environment variables for the C libraries (<c>D_LOG_MASK</c>, <c>CRT_*</c>, <c>FI_*</c>, <c>DAOS_AGENT_DRPC_DIR</c> …), set before
    /// <c>daos_init</c>. They hold for the process. What <see cref="System.Environment.SetEnvironmentVariable(string, string?)"/> sets
    /// does not reach C code.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }
}
