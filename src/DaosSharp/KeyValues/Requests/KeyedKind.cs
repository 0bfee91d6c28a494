using System.Runtime.InteropServices;
using System.Text;
using DaosSharp.Async;

namespace DaosSharp;

/// <summary>An operation on a key.</summary>
internal class KeyedKind : OperationKind
{
    public static readonly KeyedKind Plain = new();

    public override unsafe string? Target(Operation operation) => operation.KeyAddress == null
        ? base.Target(operation)
        : $"key '{Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(operation.KeyAddress))}' of {operation.Owner}";
}
