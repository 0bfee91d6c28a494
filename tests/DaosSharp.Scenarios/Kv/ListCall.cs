using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>The outcome of one daos_kv_list call.</summary>
/// <param name="Code">What it returned.</param>
/// <param name="Count">The number of keys after the call.</param>
/// <param name="IsEnd">True when the anchor stands at the end.</param>
/// <param name="Keys">The keys as they lie in the buffer; none after an error.</param>
/// <param name="FirstLength">Length in the first descriptor; null when the call left it alone.</param>
public readonly unsafe record struct ListCall(int Code, uint Count, bool IsEnd, IReadOnlyList<string> Keys, ulong? FirstLength)
{
    private const ulong UntouchedLength = 0x2323232323232323;

    /// <summary>Lists with one buffer.</summary>
    /// <param name="api">The table.</param>
    /// <param name="kv">The open object.</param>
    /// <param name="nr">How many keys the call may give.</param>
    /// <param name="room">Bytes of the buffer.</param>
    /// <param name="anchor">Where the listing stands.</param>
    /// <param name="tx">The transaction to list in.</param>
    public static ListCall Make(DaosApi api, daos_handle_t kv, uint nr, int room, ref daos_anchor_t anchor, daos_handle_t tx = default)
    {
        using NativeBuffer buffer = new(room);
        using NativeBuffer descriptorMemory = new((int)nr * sizeof(daos_key_desc_t));
        daos_key_desc_t* descriptors = (daos_key_desc_t*)descriptorMemory.Address;
        d_iov_t iov = buffer.ToIov();
        d_sg_list_t sgl = new() { sg_nr = 1, sg_iovs = &iov };
        uint count = nr;
        int rc;
        bool isEnd;
        fixed (daos_anchor_t* state = &anchor)
        {
            rc = api.daos_kv_list(kv, tx, &count, descriptors, &sgl, state, null);
            isEnd = Daos.daos_anchor_is_eof(state);
        }
        ulong first = descriptors[0].kd_key_len;
        List<string> keys = [];
        int at = 0;
        for (uint i = 0; rc == 0 && i < count; i++)
        {
            int length = (int)descriptors[i].kd_key_len;
            keys.Add(Encoding.UTF8.GetString(buffer.Span.Slice(at, length)));
            at += length;
        }
        return new ListCall(rc, count, isEnd, keys, first == UntouchedLength ? null : first);
    }
}
