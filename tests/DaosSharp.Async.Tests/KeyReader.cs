using System.Runtime.InteropServices;

namespace DaosSharp.Async.Tests;

/// <summary>Writes keys into a slot and reads them as C would.</summary>
internal static unsafe class KeyReader
{
    public static byte[] Write(OperationQueue queue, ReadOnlySpan<char> key)
    {
        Operation operation = queue.Rent();
        try
        {
            return MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)operation.SetKey(key)).ToArray();
        }
        finally
        {
            queue.Abort(operation);
        }
    }

    public static byte[] Write(OperationQueue queue, ReadOnlySpan<byte> key)
    {
        Operation operation = queue.Rent();
        try
        {
            return MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)operation.SetKey(key)).ToArray();
        }
        finally
        {
            queue.Abort(operation);
        }
    }
}
