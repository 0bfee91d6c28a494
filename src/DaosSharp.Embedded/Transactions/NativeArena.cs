using System.Runtime.InteropServices;

namespace DaosSharp.Embedded.Transactions;

/// <summary>A block of native memory that copies are cut from; its size is known before.</summary>
internal sealed unsafe class NativeArena : IDisposable
{
    private const nuint Alignment = 16;

    private byte* _block;
    private nuint _left;
    private byte* _next;

    public NativeArena(nuint size)
    {
        _block = (byte*)NativeMemory.Alloc(size);
        _next = _block;
        _left = size;
    }

    public static nuint Align(nuint length) => (length + Alignment - 1) & ~(Alignment - 1);

    public static nuint SizeOf<T>(nuint count)
        where T : unmanaged => Align(checked((nuint)sizeof(T) * count));

    /// <summary>Copies into the block; the copy lives until the arena is disposed.</summary>
    public T* Copy<T>(T* source, nuint count)
        where T : unmanaged
    {
        nuint length = checked((nuint)sizeof(T) * count);
        if (Align(length) > _left)
        {
            throw new InvalidOperationException("the arena is smaller than what was measured");
        }

        T* copy = (T*)_next;
        NativeMemory.Copy(source, copy, length);
        _next += Align(length);
        _left -= Align(length);
        return copy;
    }

    public void Dispose()
    {
        NativeMemory.Free(_block);
        _block = null;
        _next = null;
        _left = 0;
    }
}
