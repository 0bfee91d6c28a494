using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>Missing, empty and removed entries; keys and buffers that are not there.</summary>
public sealed unsafe class KvEntryScenarios(ScenarioContext context) : KeyValueFamily(context)
{
    [Scenario("kv.get_missing")]
    public void GetMissing()
    {
        daos_handle_t kv = NewKv();
        AddGet(kv, "a");
        Must(Put(kv, "b", "1"));
        AddGet(kv, "a");
    }

    [Scenario("kv.get_missing_size_only")]
    public void GetSizeOfMissing()
    {
        daos_handle_t kv = NewKv();
        Result.Add("rc", GetSize(kv, "a"u8, out ulong size)).Add("size", size);
        Must(Put(kv, "b", "1"));
        Result.Add("rc", GetSize(kv, "a"u8, out size)).Add("size", size);
    }

    [Scenario("kv.put_zero_size")]
    public void PutSizeZero()
    {
        daos_handle_t kv = NewKv();
        Result.Add("put", Put(kv, "a", ""));
        AddGet(kv, "a");
        AddList(kv);
    }

    [Scenario("kv.put_null_zero")]
    public void PutNullSizeZero()
    {
        daos_handle_t kv = NewKv();
        Result.Add("put", PutNull(kv, "a", 0));
        AddGet(kv, "a");
        AddList(kv);
    }

    [Scenario("kv.put_zero_over_value")]
    public void PutSizeZeroOverValue()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "value"));
        Result.Add("put", Put(kv, "a", ""));
        AddGet(kv, "a");
        AddGet(kv, "a", Daos.DAOS_COND_KEY_GET);
        AddList(kv);
    }

    [Scenario("kv.put_null_key")]
    public void PutNullKey()
    {
        daos_handle_t kv = NewKv();
        using NativeBuffer value = NativeBuffer.Of("1");
        Result.Add("put", Api.daos_kv_put(kv, Daos.DAOS_TX_NONE, 0, null, 1, value.Address, null));
    }

    [Scenario("kv.get_null_key")]
    public void GetNullKey()
    {
        daos_handle_t kv = NewKv();
        using NativeBuffer buffer = new(GetRoom);
        ulong size = GetRoom;
        Result.Add("get", Api.daos_kv_get(kv, Daos.DAOS_TX_NONE, 0, null, &size, buffer.Address, null));
    }

    [Scenario("kv.put_null_buf")]
    public void PutNullBuffer()
    {
        daos_handle_t kv = NewKv();
        Result.Add("put", PutNull(kv, "a", 4));
        AddGet(kv, "a");
    }

    [Scenario("kv.remove_null_key")]
    public void RemoveNullKey()
    {
        daos_handle_t kv = NewKv();
        Result.Add("remove", Api.daos_kv_remove(kv, Daos.DAOS_TX_NONE, 0, null, null));
    }

    [Scenario("kv.empty_key")]
    public void EmptyKey()
    {
        daos_handle_t kv = NewKv();
        Result.Add("put", Put(kv, "", "1"));
        AddGet(kv, "");
    }

    [Scenario("kv.remove_existing")]
    public void RemoveExisting()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        Must(Put(kv, "b", "2"));
        Result.Add("remove", Remove(kv, "a"));
        AddGet(kv, "a");
        AddList(kv);
    }

    [Scenario("kv.remove_twice")]
    public void RemoveTwice()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        Result.Add("remove", Remove(kv, "a"));
        Result.Add("remove", Remove(kv, "a"));
        Result.Add("cond", Remove(kv, "a", Daos.DAOS_COND_KEY_REMOVE));
    }

    [Scenario("kv.remove_then_put")]
    public void RemoveThenPut()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        Must(Remove(kv, "a"));
        Result.Add("put", Put(kv, "a", "22"));
        AddGet(kv, "a");
        AddList(kv);
    }
}
