using System.Buffers.Binary;
using System.Security.Cryptography;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>
/// Keys of the index: container, object id, dkey, akey, in an order that byte comparison keeps. LMDB keys end at 511 bytes, DAOS keys do
/// not: a key whose encoding exceeds <see cref="MaxEncodedKey"/> is kept as an ordered prefix and a SHA-256, with the whole key in the
/// record.
/// </summary>
internal static class KeyCodec
{
    /// <summary>Container and object id.</summary>
    public const int ObjectPrefix = sizeof(uint) + 2 * sizeof(ulong);

    /// <summary>Longest encoding of one key that is kept whole, without its end mark.</summary>
    public const int MaxEncodedKey = 200;

    /// <summary>Room for any encoded key of the index.</summary>
    public const int MaxLength = ObjectPrefix + 2 * (MaxEncodedKey + MarkLength + SHA256.HashSizeInBytes);

    private const int MarkLength = 2;
    private const byte Escape = 0;
    private const byte EscapedZero = 0xFF;
    private const byte EndShort = 1;
    private const byte EndLong = 2;

    public static int WriteObject(Span<byte> buffer, uint container, daos_obj_id_t id)
    {
        BinaryPrimitives.WriteUInt32BigEndian(buffer, container);
        BinaryPrimitives.WriteUInt64BigEndian(buffer[4..], id.hi);
        BinaryPrimitives.WriteUInt64BigEndian(buffer[12..], id.lo);
        return ObjectPrefix;
    }

    /// <summary>Appends one dkey or akey. Integer keys become big-endian, so that they sort by value.</summary>
    /// <param name="isLong">True when only a prefix and a hash were written.</param>
    /// <returns>Bytes written.</returns>
    public static int WriteKey(Span<byte> buffer, ReadOnlySpan<byte> key, bool isInteger, out bool isLong)
    {
        isLong = false;
        if (isInteger)
        {
            BinaryPrimitives.WriteUInt64BigEndian(buffer, BinaryPrimitives.ReadUInt64LittleEndian(key));
            return sizeof(ulong);
        }

        int n = 0;
        foreach (byte b in key)
        {
            int need = b == Escape ? 2 : 1;
            if (n + need > MaxEncodedKey)
            {
                isLong = true;
                break;
            }

            buffer[n++] = b;
            if (b == Escape)
            {
                buffer[n++] = EscapedZero;
            }
        }

        buffer[n++] = Escape;
        if (!isLong)
        {
            buffer[n++] = EndShort;
            return n;
        }

        buffer[n++] = EndLong;
        SHA256.HashData(key, buffer[n..]);
        return n + SHA256.HashSizeInBytes;
    }

    /// <summary>Makes of a front of keys the least key that is above all keys with that front.</summary>
    /// <returns>Its length; 0 when there is none.</returns>
    public static int MakeSuccessor(Span<byte> front)
    {
        int end = front.Length;
        while (end > 0 && front[end - 1] == byte.MaxValue)
        {
            end--;
        }

        if (end > 0)
        {
            front[end - 1]++;
        }

        return end;
    }

    /// <summary>Length of the encoded key that begins here, or -1 when the bytes are no key.</summary>
    public static int MeasureKey(ReadOnlySpan<byte> encoded, bool isInteger, out bool isLong)
    {
        isLong = false;
        if (isInteger)
        {
            return encoded.Length >= sizeof(ulong) ? sizeof(ulong) : -1;
        }

        for (int i = 0; i + 1 < encoded.Length; i++)
        {
            if (encoded[i] != Escape)
            {
                continue;
            }

            switch (encoded[++i])
            {
                case EscapedZero:
                    break;
                case EndShort:
                    return i + 1;
                case EndLong:
                    isLong = true;
                    int length = i + 1 + SHA256.HashSizeInBytes;
                    return length <= encoded.Length ? length : -1;
                default:
                    return -1;
            }
        }

        return -1;
    }

    /// <summary>Writes the original bytes of a short key.</summary>
    /// <returns>Its length.</returns>
    public static int Decode(ReadOnlySpan<byte> encoded, bool isInteger, Span<byte> destination)
    {
        if (isInteger)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(destination, BinaryPrimitives.ReadUInt64BigEndian(encoded));
            return sizeof(ulong);
        }

        int n = 0;
        for (int i = 0; i < encoded.Length - MarkLength; i++)
        {
            destination[n++] = encoded[i];
            if (encoded[i] == Escape)
            {
                i++;
            }
        }

        return n;
    }
}
