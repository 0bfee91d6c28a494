using System.Globalization;
using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>Listing keys: batches, order, small buffers, anchors.</summary>
public sealed unsafe class KvListScenarios(ScenarioContext context) : KeyValueFamily(context)
{
    [Scenario("kv.list_empty")]
    public void Empty()
    {
        KeyListing listing = KeyListing.Read(Api, NewKv());
        Result.Add("n", listing.Keys.Count).Add("calls", listing.Calls);
    }

    [Scenario("kv.list_{n}")]
    public void All(int n)
    {
        KeyListing listing = KeyListing.Read(Api, NewKvWithKeys(n), 2 * n);
        Result.Add("n", listing.Keys.Count).Word($"fnv={Fnv1a(listing.SortedNames()):x16}");
    }

    [Scenario("kv.list_nr1")]
    public void OneByOne()
    {
        KeyListing listing = KeyListing.Read(Api, NewKvWithKeys(20), 1);
        Result.Add("n", listing.Keys.Count).Add("maxbatch", listing.LargestBatch).Word($"[{listing.SortedNames()}]");
    }

    [Scenario("kv.list_nr{n}")]
    public void InBatches(int n)
    {
        KeyListing listing = KeyListing.Read(Api, NewKvWithKeys(100), n);
        Result.Add("n", listing.Keys.Count).Add("uniq", listing.CountDistinct()).Add("maxbatch", listing.LargestBatch);
    }

    [Scenario("kv.list_nr0")]
    public void NoDescriptors()
    {
        daos_handle_t kv = NewKvWithKeys(1);
        daos_anchor_t anchor = default;
        uint count = 0;
        AddListCall(kv, 64, ref anchor, ref count, out _);
    }

    [Scenario("kv.list_order_stable")]
    public void SameOrder()
    {
        daos_handle_t kv = NewKvWithKeys(40);
        KeyListing first = KeyListing.Read(Api, kv);
        KeyListing second = KeyListing.Read(Api, kv);
        KeyListing batched = KeyListing.Read(Api, kv, 3);
        Result.Value(first.Keys.Count).Value(second.Keys.Count).Value(batched.Keys.Count);
        Result.Add("same", first.HasSameOrder(second)).Add("same_batched", first.HasSameOrder(batched));
    }

    [Scenario("kv.list_small_buf_{n}")]
    public void SmallBuffer(int n)
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "0123456789", "1"));
        daos_anchor_t anchor = default;
        uint count = 4;
        int rc = ListOnce(kv, n, ref anchor, ref count, out ulong length);
        Result.Add("rc", rc).Add("nr", count).Add("len", length).Add("eof", Daos.daos_anchor_is_eof(&anchor));
    }

    [Scenario("kv.list_after_eof")]
    public void AfterEnd()
    {
        daos_handle_t kv = NewKvWithKeys(1);
        daos_anchor_t anchor = default;
        uint count = 4;
        AddListCall(kv, 64, ref anchor, ref count, out _);
        count = 4;
        AddListCall(kv, 64, ref anchor, ref count, out _);
    }

    [Scenario("kv.list_null_args")]
    public void NullArguments()
    {
        daos_handle_t kv = NewKv();
        using NativeBuffer buffer = new(64);
        daos_key_desc_t* descriptors = stackalloc daos_key_desc_t[4];
        d_iov_t iov = buffer.ToIov();
        d_sg_list_t sgl = new() { sg_nr = 1, sg_iovs = &iov };
        daos_anchor_t anchor = default;
        uint count = 4;
        Result.Add("nr", Api.daos_kv_list(kv, Daos.DAOS_TX_NONE, null, descriptors, &sgl, &anchor, null));
        Result.Add("kds", Api.daos_kv_list(kv, Daos.DAOS_TX_NONE, &count, null, &sgl, &anchor, null));
        (anchor, count) = (default, 4);
        Result.Add("sgl", Api.daos_kv_list(kv, Daos.DAOS_TX_NONE, &count, descriptors, null, &anchor, null));
        count = 4;
        Result.Add("anchor", Api.daos_kv_list(kv, Daos.DAOS_TX_NONE, &count, descriptors, &sgl, null, null));
    }

    private daos_handle_t NewKvWithKeys(int count)
    {
        daos_handle_t kv = NewKv();
        for (int i = 0; i < count; i++)
            Must(Put(kv, string.Create(CultureInfo.InvariantCulture, $"k{i:00}"), "1"));
        return kv;
    }

    private void AddListCall(daos_handle_t kv, int room, ref daos_anchor_t anchor, ref uint count, out ulong length)
    {
        int rc = ListOnce(kv, room, ref anchor, ref count, out length);
        fixed (daos_anchor_t* state = &anchor)
            Result.Add("rc", rc).Add("nr", count).Add("eof", Daos.daos_anchor_is_eof(state));
    }

    /// <summary>One list call with four descriptors, of which <paramref name="count"/> are announced.</summary>
    private int ListOnce(daos_handle_t kv, int room, ref daos_anchor_t anchor, ref uint count, out ulong length)
    {
        using NativeBuffer buffer = new(room);
        daos_key_desc_t* descriptors = stackalloc daos_key_desc_t[4];
        d_iov_t iov = buffer.ToIov();
        d_sg_list_t sgl = new() { sg_nr = 1, sg_iovs = &iov };
        int rc;
        fixed (daos_anchor_t* state = &anchor)
        fixed (uint* number = &count)
            rc = Api.daos_kv_list(kv, Daos.DAOS_TX_NONE, number, descriptors, &sgl, state, null);
        length = descriptors[0].kd_key_len;
        return rc;
    }

    private static ulong Fnv1a(string text)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (byte value in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ value) * 0x100000001b3;
        return hash;
    }
}
