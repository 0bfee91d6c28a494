using System.Text;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Objects;

/// <summary>Listing keys a few at a time and removing them before going on.</summary>
public sealed unsafe class ListAndRemoveTests
{
    [Theory]
    [InlineData(5, false)]
    [InlineData(150, false)]
    [InlineData(150, true)]
    [InlineData(400, false)]
    public void No_key_is_passed_over(int commonFront, bool keepsLast)
    {
        using StoreDirectory directory = new();
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory.Path, create: true));
        daos_handle_t kv = session.OpenKeyValue(1);
        HashSet<string> expected = [.. Enumerable.Range(0, 40).Select(i => $"{new string('x', commonFront)}-{i}")];
        foreach (string name in expected)
        {
            EngineSession.Require(EngineSession.Put(kv, name, [1]));
        }

        HashSet<string> seen = [];
        daos_anchor_t anchor = default;
        while (anchor.da_type != (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_EOF)
        {
            List<string> page = List(kv, &anchor);
            seen.UnionWith(page);
            foreach (string name in page.SkipLast(keepsLast ? 1 : 0))
            {
                fixed (byte* key = EngineSession.Text(name))
                {
                    EngineSession.Require(EngineSession.Api.daos_kv_remove(kv, default, 0, (sbyte*)key, null));
                }
            }
        }

        Assert.True(expected.SetEquals(seen), $"{expected.Count - seen.Count} keys were not listed");
    }

    private static List<string> List(daos_handle_t kv, daos_anchor_t* anchor)
    {
        const int Page = 7;
        byte[] buffer = new byte[8192];
        daos_key_desc_t* descriptors = stackalloc daos_key_desc_t[Page];
        uint count = Page;
        fixed (byte* b = buffer)
        {
            d_iov_t iov = new() { iov_buf = b, iov_buf_len = (nuint)buffer.Length, iov_len = (nuint)buffer.Length };
            d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &iov };
            EngineSession.Require(EngineSession.Api.daos_kv_list(kv, default, &count, descriptors, &list, anchor, null));
        }

        List<string> names = [];
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            names.Add(Encoding.UTF8.GetString(buffer, at, (int)descriptors[i].kd_key_len));
            at += (int)descriptors[i].kd_key_len;
        }

        return names;
    }
}
