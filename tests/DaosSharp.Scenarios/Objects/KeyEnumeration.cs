using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Objects;

/// <summary>The outcome of one daos_obj_list_dkey or daos_obj_list_akey call.</summary>
/// <param name="Code">What it returned.</param>
/// <param name="Count">The number of keys after the call.</param>
/// <param name="IsEnd">True when the anchor stands at the end.</param>
/// <param name="Keys">The keys as they lie in the buffer; none after an error.</param>
/// <param name="First">The first descriptor.</param>
public readonly unsafe record struct KeyEnumeration(int Code, uint Count, bool IsEnd, IReadOnlyList<byte[]> Keys, daos_key_desc_t First)
{
    /// <summary>Lists dkeys, or akeys when a dkey is given, with one buffer.</summary>
    public static KeyEnumeration Make(
        DaosApi api, daos_handle_t obj, byte[]? dkey, uint nr, int room, ref daos_anchor_t anchor, daos_handle_t tx = default)
    {
        using NativeBuffer buffer = new(room);
        using NativeBuffer descriptorMemory = new((int)Math.Max(nr, 1) * sizeof(daos_key_desc_t));
        descriptorMemory.Span.Clear();
        using NativeBuffer key = NativeBuffer.Of(dkey ?? []);
        daos_key_desc_t* descriptors = (daos_key_desc_t*)descriptorMemory.Address;
        d_iov_t iov = buffer.ToIov();
        d_sg_list_t sgl = new() { sg_nr = 1, sg_iovs = &iov };
        d_iov_t keyIov = key.ToIov();
        uint count = nr;
        int rc;
        bool isEnd;
        fixed (daos_anchor_t* state = &anchor)
        {
            rc = dkey is null
                ? api.daos_obj_list_dkey(obj, tx, &count, descriptors, &sgl, state, null)
                : api.daos_obj_list_akey(obj, tx, &keyIov, &count, descriptors, &sgl, state, null);
            isEnd = Daos.daos_anchor_is_eof(state);
        }
        List<byte[]> keys = [];
        int at = 0;
        for (uint i = 0; rc == 0 && i < count; i++)
        {
            int length = (int)descriptors[i].kd_key_len;
            keys.Add(buffer.Span.Slice(at, length).ToArray());
            at += length;
        }
        return new KeyEnumeration(rc, count, isEnd, keys, descriptors[0]);
    }

    /// <summary>Lists until the anchor says that there are no more.</summary>
    public static List<byte[]> ReadAll(
        DaosApi api, daos_handle_t obj, byte[]? dkey = null, uint nr = 64, int room = 1 << 16, daos_handle_t tx = default)
    {
        List<byte[]> keys = [];
        daos_anchor_t anchor = default;
        while (!Daos.daos_anchor_is_eof(&anchor))
        {
            KeyEnumeration page = Make(api, obj, dkey, nr, room, ref anchor, tx);
            ScenarioContext.Must(page.Code, "list");
            keys.AddRange(page.Keys);
        }
        return keys;
    }
}
