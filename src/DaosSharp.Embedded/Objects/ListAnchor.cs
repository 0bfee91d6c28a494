using System.Buffers.Binary;
using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>
/// Where a listing stands, in the caller's daos_anchor_t: the encoding of the last key listed. What is longer than the anchor is cut, with
/// the number of keys that begin so and were listed already.
/// </summary>
internal static unsafe class ListAnchor
{
    private const int LengthAt = 0;
    private const int KeyAt = 1;
    private const int MaxKey = 96;
    private const int CountAt = 100;
    private const byte CutFlag = 0x80;

    public static bool IsEnd(daos_anchor_t* anchor) => anchor->da_type == (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_EOF;

    public static void SetEnd(daos_anchor_t* anchor) => anchor->da_type = (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_EOF;

    /// <summary>Notes the key that was listed last.</summary>
    public static void Set(daos_anchor_t* anchor, ReadOnlySpan<byte> encoded)
    {
        Span<byte> buffer = Buffer(anchor);
        int length = Math.Min(encoded.Length, MaxKey);
        bool isCut = encoded.Length > MaxKey;
        bool continues = isCut && buffer[LengthAt] == (CutFlag | length) && buffer.Slice(KeyAt, length).SequenceEqual(encoded[..length]);
        uint count = continues ? BinaryPrimitives.ReadUInt32LittleEndian(buffer[CountAt..]) + 1 : 1;
        anchor->da_type = (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_KEY;
        buffer[LengthAt] = (byte)(isCut ? CutFlag | length : length);
        encoded[..length].CopyTo(buffer[KeyAt..]);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[CountAt..], isCut ? count : 0);
    }

    /// <summary>Moves to the first key that has not been listed.</summary>
    /// <param name="position">The prefix of the listed range, with room behind it.</param>
    public static bool Resume(daos_anchor_t* anchor, scoped ref VisibleAkeys akeys, scoped Span<byte> position, int prefix, bool isInteger)
    {
        ReadOnlySpan<byte> buffer = Buffer(anchor);
        int length = buffer[LengthAt] & ~CutFlag;
        if (anchor->da_type == (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_ZERO || length == 0 || length > MaxKey)
        {
            return akeys.Seek(position[..prefix]) && akeys.Key.StartsWith(position[..prefix]);
        }

        buffer.Slice(KeyAt, length).CopyTo(position[prefix..]);
        if ((buffer[LengthAt] & CutFlag) == 0)
        {
            return KeyLister.SkipTo(ref akeys, position, prefix, length);
        }

        bool more = akeys.Seek(position[..(prefix + length)]) && akeys.Key.StartsWith(position[..prefix]);
        for (uint left = BinaryPrimitives.ReadUInt32LittleEndian(buffer[CountAt..]); more && left > 0; left--)
        {
            int whole = KeyCodec.MeasureKey(akeys.Key[prefix..], isInteger, out _);
            if (whole < 0 || !akeys.Key[prefix..].StartsWith(buffer.Slice(KeyAt, length)))
            {
                break;
            }

            akeys.Key.Slice(prefix, whole).CopyTo(position[prefix..]);
            more = KeyLister.SkipTo(ref akeys, position, prefix, whole);
        }

        return more;
    }

    private static Span<byte> Buffer(daos_anchor_t* anchor) => MemoryMarshal.CreateSpan(ref anchor->da_buf.e0, sizeof(daos_anchor_t._da_buf_e__FixedBuffer));
}
