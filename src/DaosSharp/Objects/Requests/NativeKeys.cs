using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>Two keys of a call in memory of the operation, with room for what the function writes.</summary>
internal readonly unsafe ref struct NativeKeys
{
    private const int Lists = 64;

    /// <param name="room">Bytes for what the function writes.</param>
    public NativeKeys(in CallSlot call, int room, DaosKey first, DaosKey second)
    {
        int firstRoom = IoList.RoomFor(first);
        byte* memory = call.Memory(checked(Lists + room + firstRoom + IoList.RoomFor(second)));
        List = (d_iov_t*)memory;
        Rest = memory + Lists;
        List[0] = Write(Rest + room, first);
        List[1] = Write(Rest + room + firstRoom, second);
    }

    /// <summary>The keys.</summary>
    public d_iov_t* List { get; }

    /// <summary>The room, cleared.</summary>
    public byte* Rest { get; }

    public static byte* RestOf(Operation operation) => operation.OverflowAddress + Lists;

    private static d_iov_t Write(byte* place, DaosKey key)
    {
        key.CopyTo(new Span<byte>(place, key.Length));
        return new() { iov_buf = place, iov_buf_len = (nuint)key.Length, iov_len = (nuint)key.Length };
    }
}
