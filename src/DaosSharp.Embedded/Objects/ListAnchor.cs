using System.Runtime.InteropServices;
using System.Security.Cryptography;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>
/// Where a listing stands, in the caller's daos_anchor_t: the encoding of the last key listed. What is longer than the anchor is cut, with
/// a hash of the whole. When that key is gone, the listing goes on with the first key that begins like it: keys that were listed and
/// removed in between must not make it pass over others.
/// </summary>
internal static unsafe class ListAnchor
{
    private const int LengthAt = 0;
    private const int KeyAt = 1;
    private const int MaxKey = 96;
    private const int HashAt = 97;
    private const int HashLength = 7;
    private const byte CutFlag = 0x80;

    // In da_flags: the key of the anchor has not been listed yet.
    private const uint BeforeKey = 0x8000_0000;

    public static bool IsEnd(daos_anchor_t* anchor) => anchor->da_type == (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_EOF;

    public static void SetEnd(daos_anchor_t* anchor) => anchor->da_type = (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_EOF;

    /// <summary>Notes the key that was listed last.</summary>
    public static void Set(daos_anchor_t* anchor, ReadOnlySpan<byte> encoded)
    {
        anchor->da_flags &= ~BeforeKey;
        Span<byte> buffer = Buffer(anchor);
        int length = Math.Min(encoded.Length, MaxKey);
        bool isCut = encoded.Length > MaxKey;
        anchor->da_type = (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_KEY;
        buffer[LengthAt] = (byte)(isCut ? CutFlag | length : length);
        encoded[..length].CopyTo(buffer[KeyAt..]);
        if (isCut)
        {
            Hash(encoded, buffer.Slice(HashAt, HashLength));
        }
    }

    /// <summary>Places the listing before a key, whether or not it is there.</summary>
    public static void SetBefore(daos_anchor_t* anchor, ReadOnlySpan<byte> encoded)
    {
        *anchor = default;
        Set(anchor, encoded);
        anchor->da_flags |= BeforeKey;
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
        bool isListed = (anchor->da_flags & BeforeKey) == 0;
        bool isCut = (buffer[LengthAt] & CutFlag) != 0;
        if (!isCut && isListed)
        {
            return KeyLister.SkipTo(ref akeys, position, prefix, length);
        }

        ReadOnlySpan<byte> hash = buffer.Slice(HashAt, HashLength);
        return isCut && TryFindCut(ref akeys, position[..(prefix + length)], prefix, isInteger, hash, isListed, out bool more)
            ? more
            : akeys.Seek(position[..(prefix + length)]) && akeys.Key.StartsWith(position[..prefix]);
    }

    // Moves to the key with the hash among those that begin alike, or behind it. False when it is not there any more.
    private static bool TryFindCut(
        scoped ref VisibleAkeys akeys, scoped ReadOnlySpan<byte> begin, int prefix, bool isInteger, ReadOnlySpan<byte> wanted, bool isListed, out bool more)
    {
        Span<byte> key = stackalloc byte[KeyCodec.MaxLength];
        Span<byte> hash = stackalloc byte[HashLength];
        more = akeys.Seek(begin);
        while (more && akeys.Key.StartsWith(begin))
        {
            int length = KeyCodec.MeasureKey(akeys.Key[prefix..], isInteger, out _);
            if (length < 0)
            {
                return false;
            }

            akeys.Key[..(prefix + length)].CopyTo(key);
            Hash(key.Slice(prefix, length), hash);
            bool isIt = hash.SequenceEqual(wanted);
            more = (isIt && !isListed) || KeyLister.SkipTo(ref akeys, key, prefix, length);
            if (isIt)
            {
                return true;
            }
        }

        return false;
    }

    private static void Hash(ReadOnlySpan<byte> key, Span<byte> hash)
    {
        Span<byte> whole = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, whole);
        whole[..hash.Length].CopyTo(hash);
    }

    private static Span<byte> Buffer(daos_anchor_t* anchor) => MemoryMarshal.CreateSpan(ref anchor->da_buf.e0, sizeof(daos_anchor_t._da_buf_e__FixedBuffer));
}
