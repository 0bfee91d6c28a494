using System.Text;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Model;

/// <summary>One key-value object of the engine next to its model.</summary>
internal sealed unsafe class ModelKeyValue(ulong number)
{
    private const int Names = 120;
    private const int MaxValue = 40_000;

    private daos_handle_t _handle;

    public Dictionary<string, byte[]> Model { get; } = [];

    public void Open(EngineSession session) => _handle = session.OpenKeyValue(number);

    public int Put(Random random)
    {
        string name = Name(random);
        byte[] value = new byte[1 + random.Next(random.Next(3) switch { 0 => 100, 1 => 2000, _ => MaxValue })];
        random.NextBytes(value);
        int rc = EngineSession.Put(_handle, name, value);
        if (rc == 0)
        {
            Model[name] = value;
        }

        return rc;
    }

    public int Remove(Random random)
    {
        string name = Name(random);
        fixed (byte* key = EngineSession.Text(name))
        {
            int rc = EngineSession.Api.daos_kv_remove(_handle, default, 0, (sbyte*)key, null);
            if (rc == 0)
            {
                Model.Remove(name);
            }

            return rc;
        }
    }

    public void CompareSome(Random random, Dictionary<string, byte[]> expected, daos_handle_t view)
    {
        for (int i = 0; i < 3; i++)
        {
            Compare(Name(random), expected, view);
        }
    }

    public void CompareAll(Dictionary<string, byte[]> expected, daos_handle_t view, int page)
    {
        List<string> listed = List(view, page);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        foreach (string name in listed)
        {
            Compare(name, expected, view);
        }
    }

    private void Compare(string name, Dictionary<string, byte[]> expected, daos_handle_t view)
    {
        byte[] buffer = new byte[MaxValue];
        ulong size = MaxValue;
        fixed (byte* key = EngineSession.Text(name), b = buffer)
        {
            EngineSession.Require(EngineSession.Api.daos_kv_get(_handle, view, 0, (sbyte*)key, &size, b, null));
        }

        byte[] wanted = expected.GetValueOrDefault(name, []);
        Assert.True(wanted.AsSpan().SequenceEqual(buffer.AsSpan(0, (int)size)), $"the value of '{name}' differs");
    }

    private List<string> List(daos_handle_t view, int page)
    {
        List<string> names = [];
        byte[] buffer = new byte[page * 700];
        daos_key_desc_t[] descriptors = new daos_key_desc_t[page];
        daos_anchor_t anchor = default;
        fixed (byte* b = buffer)
        fixed (daos_key_desc_t* d = descriptors)
        {
            while (anchor.da_type != (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_EOF)
            {
                uint count = (uint)page;
                d_iov_t iov = new() { iov_buf = b, iov_buf_len = (nuint)buffer.Length, iov_len = (nuint)buffer.Length };
                d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &iov };
                EngineSession.Require(EngineSession.Api.daos_kv_list(_handle, view, &count, d, &list, &anchor, null));
                int at = 0;
                for (int i = 0; i < count; i++)
                {
                    names.Add(Encoding.UTF8.GetString(buffer, at, (int)descriptors[i].kd_key_len));
                    at += (int)descriptors[i].kd_key_len;
                }
            }
        }

        return names;
    }

    // Short names, names longer than an anchor, and names longer than an index key, many with a long common front.
    private static string Name(Random random)
    {
        int i = random.Next(Names);
        return (i % 3) switch
        {
            0 => $"k{i}",
            1 => $"{new string('a', 120)}-{i}",
            _ => $"{new string('b', 150 + i)}-{i}-{new string('c', 300)}",
        };
    }
}
