using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>What a get leaves in a buffer that is larger or smaller than the value.</summary>
public sealed class KvGetBufferScenarios(ScenarioContext context) : KeyValueFamily(context)
{
    [Scenario("kv.get_beyond_value")]
    public void BeyondTheValue()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "k", "abc"));
        AddGetInto(kv, room: 10, size: 10);
    }

    [Scenario("kv.get_missing_touch")]
    public void OfMissingKey()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "o", "abc"));
        AddGetInto(kv, room: 10, size: 10);
        Result.Word("cond");
        AddGetInto(kv, room: 10, size: 10, Daos.DAOS_COND_KEY_GET);
    }

    [Scenario("kv.get_buffer_{size}_of_8")]
    public void PartOfTheBuffer(ulong size)
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "k", "abcdefgh"));
        AddGetInto(kv, room: 12, size);
    }

    [Scenario("kv.get_short_large_{n}")]
    public void ShortBuffers(int n)
    {
        daos_handle_t kv = NewKv();
        using NativeBuffer value = NativeBuffer.Filled(n, 'v');
        Must(Put(kv, "k"u8, value.Span));
        foreach (int room in (int[])[n - 1, n / 2, 1])
        {
            using NativeBuffer buffer = new(n);
            ulong size = (ulong)room;
            int rc = Get(kv, "k"u8, ref size, buffer);
            Result.Add("rc", rc).Add("size", size).Add("touched", buffer.Span.ContainsAnyExcept(NativeBuffer.Untouched));
        }
    }

    private void AddGetInto(daos_handle_t kv, int room, ulong size, ulong flags = 0)
    {
        using NativeBuffer buffer = new(room);
        int rc = Get(kv, "k"u8, ref size, buffer, flags);
        Result.Add("rc", rc).Add("size", size).Data("buf", buffer.Span);
    }
}
