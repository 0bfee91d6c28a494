using System.Runtime.CompilerServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>Lists dkeys and akeys a page at a time, with an anchor in the caller's memory that says where to go on.</summary>
internal static unsafe class KeyLister
{
    private const uint DkeyType = 2;
    private const uint AkeyType = 3;

    /// <summary>Lists the dkeys of an object, or the akeys of a dkey when one is given.</summary>
    /// <param name="count">In: room in <paramref name="descriptors"/>. Out: keys listed.</param>
    /// <returns>0, or -DER_KEY2BIG with the length that is needed in the first descriptor.</returns>
    [SkipLocalsInit]
    public static int List(
        in ReadView view, daos_obj_id_t id, d_iov_t* dkey, uint* count, daos_key_desc_t* descriptors, d_sg_list_t* list, daos_anchor_t* anchor)
    {
        if (ListAnchor.IsEnd(anchor))
        {
            *count = 0;
            return Der.Success;
        }

        Span<byte> position = stackalloc byte[KeyCodec.MaxLength];
        int prefix = KeyCodec.WriteObject(position, view.Container, id);
        if (dkey != null)
        {
            prefix += KeyCodec.WriteKey(position[prefix..], NativeKey.Span(*dkey), ObjectType.HasIntegerDkeys(id), out _);
        }

        bool isInteger = dkey == null ? ObjectType.HasIntegerDkeys(id) : ObjectType.HasIntegerAkeys(id);
        KeyBuffers buffers = new(list);
        uint listed = 0;
        scoped VisibleAkeys akeys = new(view);
        try
        {
            bool more = ListAnchor.Resume(anchor, ref akeys, position, prefix, isInteger);
            while (more && listed < *count)
            {
                int length = KeyCodec.MeasureKey(akeys.Key[prefix..], isInteger, out bool isLong);
                if (length < 0)
                {
                    throw new EngineException(Der.Checksum, "a key of the index is damaged");
                }

                ReadOnlySpan<byte> encoded = akeys.Key.Slice(prefix, length);
                if (!TryCopyKey(akeys.Record, encoded, isInteger, isLong, dkey == null, ref buffers, out int size))
                {
                    if (listed == 0)
                    {
                        descriptors[0].kd_key_len = (ulong)size;
                        descriptors[0].kd_val_type = 0;
                        return Der.KeyTooBig;
                    }

                    break;
                }

                descriptors[listed].kd_key_len = (ulong)size;
                descriptors[listed].kd_val_type = dkey == null ? DkeyType : AkeyType;
                listed++;
                ListAnchor.Set(anchor, encoded);
                encoded.CopyTo(position[prefix..]);
                more = SkipTo(ref akeys, position, prefix, length);
            }

            if (!more)
            {
                ListAnchor.SetEnd(anchor);
            }

            *count = listed;
            list->sg_nr_out = listed == 0 ? 0 : list->sg_nr_out;
            return Der.Success;
        }
        finally
        {
            akeys.Dispose();
        }
    }

    /// <summary>Moves beyond all entries of the key that ends at prefix + length. False at the end of the listed range.</summary>
    public static bool SkipTo(scoped ref VisibleAkeys akeys, scoped Span<byte> position, int prefix, int length)
    {
        Span<byte> scratch = stackalloc byte[KeyCodec.MaxLength];
        position[..(prefix + length)].CopyTo(scratch);
        int end = KeyCodec.MakeSuccessor(scratch[..(prefix + length)]);
        return end > 0 && akeys.Seek(scratch[..end]) && akeys.Key.StartsWith(position[..prefix]);
    }

    // Copies the key when it fits; its length comes back in any case.
    private static bool TryCopyKey(
        AkeyRecord record, scoped ReadOnlySpan<byte> encoded, bool isInteger, bool isLong, bool isDkey, scoped ref KeyBuffers buffers, out int length)
    {
        Span<byte> decoded = stackalloc byte[KeyCodec.MaxEncodedKey + sizeof(ulong)];
        ReadOnlySpan<byte> key = !isLong ? decoded[..KeyCodec.Decode(encoded, isInteger, decoded)] : isDkey ? record.LongDkey : record.LongAkey;
        length = key.Length;
        Span<byte> place = buffers.Take(length);
        if (place.IsEmpty)
        {
            return false;
        }

        key.CopyTo(place);
        buffers.SetLength();
        return true;
    }
}
