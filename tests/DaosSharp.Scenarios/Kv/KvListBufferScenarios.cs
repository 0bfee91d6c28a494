using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>Scatter lists of list calls, and keys of unusual bytes.</summary>
public sealed unsafe class KvListBufferScenarios(ScenarioContext context) : KeyValueFamily(context)
{
    private static readonly byte[][] UnusualKeys =
    [
        [(byte)'k', 0xff],
        [0x80],
        "中文"u8.ToArray(),
        " "u8.ToArray(),
        "\t"u8.ToArray(),
        "\n"u8.ToArray(),
        [1],
        "/"u8.ToArray(),
        ".."u8.ToArray(),
        "%s"u8.ToArray(),
        [(byte)'a', 0x7f],
    ];

    [Scenario("kv.keybytes_{n}")]
    public void KeyBytes(int n)
    {
        daos_handle_t kv = NewKv();
        byte[] key = UnusualKeys[n];
        using NativeBuffer value = new(8);
        ulong size = 8;
        Result.Add("put", Put(kv, key, "1"u8));
        int rc = Get(kv, key, ref size, value);
        Result.Add("get", rc, size);
        using NativeBuffer names = new(64);
        daos_key_desc_t* descriptors = stackalloc daos_key_desc_t[2];
        rc = List(kv, 2, descriptors, [names], out uint count, out _);
        Result.Add("list", rc, count);
        Result.Add("same", count == 1 && descriptors[0].kd_key_len == (ulong)key.Length && names.Span[..key.Length].SequenceEqual(key));
    }

    [Scenario("kv.list_three_iovs")]
    public void ThreeBuffers()
    {
        daos_handle_t kv = NewKvWith("aaaa", "bbbb", "cccc");
        using NativeBuffer memory = new(3 * 8);
        d_iov_t* iovs = stackalloc d_iov_t[3];
        for (int i = 0; i < 3; i++)
            iovs[i] = new d_iov_t { iov_buf = memory.Address + 8 * i, iov_buf_len = 6, iov_len = 6 };
        d_sg_list_t sgl = new() { sg_nr = 3, sg_iovs = iovs };
        daos_key_desc_t* descriptors = stackalloc daos_key_desc_t[8];
        daos_anchor_t anchor = default;
        uint count = 8;
        int rc = Api.daos_kv_list(kv, Daos.DAOS_TX_NONE, &count, descriptors, &sgl, &anchor, null);
        Result.Add("rc", rc).Add("nr", count).Add("out", sgl.sg_nr_out).Add("eof", Daos.daos_anchor_is_eof(&anchor));
        for (int i = 0; i < 3; i++)
            Result.Word($"{ResultText.Render(memory.Span.Slice(8 * i, 8))},{iovs[i].iov_len}");
    }

    [Scenario("kv.list_buffer_bytes")]
    public void BytesOfTheBuffer()
    {
        daos_handle_t kv = NewKvWith("aaaa", "bbbb");
        using NativeBuffer names = new(64);
        d_iov_t iov = names.ToIov();
        d_sg_list_t sgl = new() { sg_nr = 1, sg_iovs = &iov };
        daos_key_desc_t* descriptors = stackalloc daos_key_desc_t[4];
        new Span<byte>(descriptors, 4 * sizeof(daos_key_desc_t)).Fill(0xee);
        daos_anchor_t anchor = default;
        uint count = 4;
        int rc = Api.daos_kv_list(kv, Daos.DAOS_TX_NONE, &count, descriptors, &sgl, &anchor, null);
        Result.Add("rc", rc).Add("nr", count).Add("eof", Daos.daos_anchor_is_eof(&anchor)).Add("out", sgl.sg_nr_out);
        Result.Add("iov_len", iov.iov_len).Data(names.Span);
        for (int i = 0; i < 2; i++)
            Result.Word($"kd{i}={descriptors[i].kd_key_len}/{descriptors[i].kd_val_type}");
        Result.Word($"kd2={descriptors[2].kd_key_len:x}");
    }

    [Scenario("kv.list_sg_nr_0")]
    public void NoBuffers() => AddOddBuffer([]);

    [Scenario("kv.list_iov_buf_null")]
    public void BufferWithoutAddress() => AddOddBuffer([new d_iov_t { iov_buf_len = 64, iov_len = 64 }]);

    [Scenario("kv.list_iov_len_0")]
    public void BufferWithoutRoom()
    {
        using NativeBuffer buffer = new(64);
        AddOddBuffer([new d_iov_t { iov_buf = buffer.Address }]);
    }

    private void AddOddBuffer(d_iov_t[] iovs)
    {
        daos_handle_t kv = NewKvWith("a");
        using NativeBuffer unused = new(64);
        d_iov_t spare = unused.ToIov();
        daos_key_desc_t* descriptors = stackalloc daos_key_desc_t[4];
        daos_anchor_t anchor = default;
        uint count = 4;
        int rc;
        fixed (d_iov_t* first = iovs)
        {
            d_sg_list_t sgl = new() { sg_nr = (uint)iovs.Length, sg_iovs = first == null ? &spare : first };
            rc = Api.daos_kv_list(kv, Daos.DAOS_TX_NONE, &count, descriptors, &sgl, &anchor, null);
        }
        Result.Add("rc", rc).Add("nr", count).Add("len0", descriptors[0].kd_key_len).Add("eof", Daos.daos_anchor_is_eof(&anchor));
    }

    private daos_handle_t NewKvWith(params ReadOnlySpan<string> keys)
    {
        daos_handle_t kv = NewKv();
        foreach (string key in keys)
            Must(Put(kv, key, "v"));
        return kv;
    }

    private int List(
        daos_handle_t kv, uint nr, daos_key_desc_t* descriptors, ReadOnlySpan<NativeBuffer> buffers, out uint count, out daos_anchor_t anchor)
    {
        d_iov_t* iovs = stackalloc d_iov_t[buffers.Length];
        for (int i = 0; i < buffers.Length; i++)
            iovs[i] = buffers[i].ToIov();
        d_sg_list_t sgl = new() { sg_nr = (uint)buffers.Length, sg_iovs = iovs };
        daos_anchor_t state = default;
        uint found = nr;
        int rc = Api.daos_kv_list(kv, Daos.DAOS_TX_NONE, &found, descriptors, &sgl, &state, null);
        (count, anchor) = (found, state);
        return rc;
    }
}
