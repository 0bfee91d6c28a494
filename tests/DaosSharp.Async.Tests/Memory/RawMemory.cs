using System.Buffers;

namespace DaosSharp.Async.Tests.Memory;

internal static unsafe class RawMemory
{
    public static void Write(nint address, byte value) => *(byte*)address = value;

    public static byte Read(nint address) => *(byte*)address;

    public static nint Address(MemoryHandle handle) => (nint)handle.Pointer;
}
