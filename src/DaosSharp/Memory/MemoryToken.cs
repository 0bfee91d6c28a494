namespace DaosSharp;

/// <summary>What a registrar returned for a slab.</summary>
/// <param name="Handle">The registrar's own handle, such as an <c>ibv_mr*</c>.</param>
/// <param name="LocalKey">Key for local access (lkey); 0 when there is none.</param>
/// <param name="RemoteKey">Key for remote access (rkey); 0 when there is none.</param>
/// <param name="DeviceAddress">Address of the slab's start as the device sees it (IOVA).</param>
public readonly record struct MemoryToken(nint Handle, uint LocalKey, uint RemoteKey, ulong DeviceAddress);
