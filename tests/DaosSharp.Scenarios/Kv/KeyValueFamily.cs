using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>The calls of the key-value scenarios, with keys and values as text.</summary>
public abstract unsafe class KeyValueFamily(ScenarioContext context) : ScenarioFamily(context)
{
    /// <summary>The room that a get has where the scenario does not say another.</summary>
    protected const int GetRoom = 256;

    /// <summary>Opens a fresh object for reading and writing.</summary>
    protected daos_handle_t NewKv() => OpenKv(Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED));

    /// <summary>Opens an object for reading and writing.</summary>
    protected daos_handle_t OpenKv(daos_obj_id_t oid)
    {
        Must(TryOpenKv(Context.Container, oid, Daos.DAOS_OO_RW, out daos_handle_t kv), "open");
        return kv;
    }

    protected int TryOpenKv(daos_handle_t container, daos_obj_id_t oid, uint mode, out daos_handle_t kv)
    {
        daos_handle_t handle = default;
        int rc = Api.daos_kv_open(container, oid, mode, &handle, null);
        if (rc == 0)
            Context.CloseAtEnd(handle, static (api, handle) => api.daos_kv_close(handle, null));
        kv = handle;
        return rc;
    }

    protected int Close(daos_handle_t kv) => Api.daos_kv_close(kv, null);

    protected int Put(daos_handle_t kv, string key, string value, ulong flags = 0, daos_handle_t tx = default) =>
        Put(kv, Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value), flags, tx);

    protected int Put(daos_handle_t kv, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, ulong flags = 0, daos_handle_t tx = default)
    {
        // A fixed empty span is a null pointer, which is another case than an empty value.
        using NativeBuffer buffer = NativeBuffer.Of(value);
        fixed (byte* name = ZeroEnded(key))
            return Api.daos_kv_put(kv, tx, flags, (sbyte*)name, (ulong)value.Length, buffer.Address, null);
    }

    protected int PutNull(daos_handle_t kv, string key, ulong size)
    {
        fixed (byte* name = ZeroEnded(key))
            return Api.daos_kv_put(kv, Daos.DAOS_TX_NONE, 0, (sbyte*)name, size, null, null);
    }

    protected int Remove(daos_handle_t kv, string key, ulong flags = 0, daos_handle_t tx = default)
    {
        fixed (byte* name = ZeroEnded(key))
            return Api.daos_kv_remove(kv, tx, flags, (sbyte*)name, null);
    }

    protected int DestroyKv(daos_handle_t kv, daos_handle_t tx = default) => Api.daos_kv_destroy(kv, tx, null);

    /// <summary>Asks for the size of a value, without a buffer.</summary>
    protected int GetSize(daos_handle_t kv, ReadOnlySpan<byte> key, out ulong size, ulong flags = 0, daos_handle_t tx = default)
    {
        ulong found = 0;
        int rc;
        fixed (byte* name = ZeroEnded(key))
            rc = Api.daos_kv_get(kv, tx, flags, (sbyte*)name, &found, null, null);
        size = found;
        return rc;
    }

    /// <summary>Gets a value into a buffer whose size is given as <paramref name="size"/>, which then is the value's.</summary>
    protected int Get(daos_handle_t kv, ReadOnlySpan<byte> key, ref ulong size, NativeBuffer buffer, ulong flags = 0, daos_handle_t tx = default)
    {
        ulong found = size;
        int rc;
        fixed (byte* name = ZeroEnded(key))
            rc = Api.daos_kv_get(kv, tx, flags, (sbyte*)name, &found, buffer.Address, null);
        size = found;
        return rc;
    }

    /// <summary>Gets a value and adds code, size and value to the result.</summary>
    protected void AddGet(daos_handle_t kv, string key, ulong flags = 0, daos_handle_t tx = default)
    {
        using NativeBuffer buffer = new(GetRoom);
        ulong size = GetRoom;
        int rc = Get(kv, Encoding.UTF8.GetBytes(key), ref size, buffer, flags, tx);
        string shown = string.Concat(Encoding.UTF8.GetBytes(key).Select(b => b < 0x80 ? (char)b : '?'));
        Result.Add($"get({shown})", rc).Add("size", size);
        if (rc == 0 && size is > 0 and <= GetRoom)
            Result.Data("val", buffer.Span[..(int)size]);
        else
            Result.Word("val=-");
    }

    /// <summary>Lists all keys and adds their number and names, sorted, to the result.</summary>
    protected void AddList(daos_handle_t kv, daos_handle_t tx = default)
    {
        KeyListing listing = KeyListing.Read(Api, kv, tx: tx);
        Result.Word($"list={listing.Keys.Count}[{listing.SortedNames()}]");
    }

    protected static byte[] ZeroEnded(string text) => ZeroEnded(Encoding.UTF8.GetBytes(text));

    protected static byte[] ZeroEnded(ReadOnlySpan<byte> text) => [.. text, 0];
}
