using System.Runtime.InteropServices;
using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>All keys of an object, as a sequence of daos_kv_list calls gave them.</summary>
/// <param name="Keys">The keys in the order in which they came.</param>
/// <param name="Calls">How many calls it took.</param>
/// <param name="LargestBatch">The most keys that one call gave.</param>
public sealed unsafe record KeyListing(IReadOnlyList<byte[]> Keys, int Calls, int LargestBatch)
{
    private const int DefaultDescriptors = 128;

    // Room for the longest recorded key, 1 MiB.
    private const int DefaultRoom = 1 << 20;

    /// <summary>Lists until the anchor says that there are no more.</summary>
    /// <param name="api">The table.</param>
    /// <param name="kv">The open object.</param>
    /// <param name="descriptors">How many keys a call may give.</param>
    /// <param name="tx">The transaction to list in.</param>
    public static KeyListing Read(DaosApi api, daos_handle_t kv, int descriptors = DefaultDescriptors, daos_handle_t tx = default)
    {
        using NativeBuffer buffer = new(DefaultRoom);
        using NativeBuffer descriptorMemory = new(descriptors * sizeof(daos_key_desc_t));
        ReadOnlySpan<daos_key_desc_t> found = MemoryMarshal.Cast<byte, daos_key_desc_t>(descriptorMemory.Span);
        List<byte[]> keys = [];
        int calls = 0;
        int largest = 0;
        daos_anchor_t anchor = default;
        while (!Daos.daos_anchor_is_eof(&anchor))
        {
            uint count = (uint)descriptors;
            d_iov_t iov = buffer.ToIov();
            d_sg_list_t sgl = new() { sg_nr = 1, sg_iovs = &iov };
            int rc = api.daos_kv_list(kv, tx, &count, (daos_key_desc_t*)descriptorMemory.Address, &sgl, &anchor, null);
            ScenarioContext.Must(rc, "list");
            calls++;
            largest = Math.Max(largest, (int)count);
            int at = 0;
            foreach (daos_key_desc_t key in found[..(int)count])
            {
                keys.Add(buffer.Span.Slice(at, (int)key.kd_key_len).ToArray());
                at += (int)key.kd_key_len;
            }
        }
        return new KeyListing(keys, calls, largest);
    }

    /// <summary>The keys as text, sorted by their bytes, with commas between them.</summary>
    public string SortedNames() => string.Join(',', Keys.Select(Encoding.UTF8.GetString).Order(StringComparer.Ordinal));

    /// <summary>How many different keys there are.</summary>
    public int CountDistinct() => Keys.Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count();

    /// <summary>True when another listing gave the same keys in the same order.</summary>
    public bool HasSameOrder(KeyListing other) => Keys.Select(Convert.ToHexString).SequenceEqual(other.Keys.Select(Convert.ToHexString));
}
