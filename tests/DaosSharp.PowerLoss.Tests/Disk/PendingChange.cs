namespace DaosSharp.PowerLoss.Tests.Disk;

/// <summary>A change of a file that no sync has confirmed, or that was written through among such.</summary>
/// <param name="Offset">Where it begins; without bytes, the new size of the file.</param>
/// <param name="Bytes">Null for a change of the size.</param>
internal readonly record struct PendingChange(long Offset, ReadOnlyMemory<byte>? Bytes, bool IsThrough);
