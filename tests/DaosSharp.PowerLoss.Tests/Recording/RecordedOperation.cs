namespace DaosSharp.PowerLoss.Tests.Recording;

/// <summary>One thing that a recorded process did to the store.</summary>
/// <param name="IsThrough">A write that was on the disk when it returned.</param>
/// <param name="Offset">Where it begins; of a truncation, the new size.</param>
/// <param name="Path">Relative to the recorded directory; empty for the directory itself.</param>
/// <param name="NewPath">Of a renaming.</param>
internal sealed record RecordedOperation(
    RecordedKind Kind, bool IsThrough, long Offset, long Length, string Path, string NewPath, ReadOnlyMemory<byte> Data);
