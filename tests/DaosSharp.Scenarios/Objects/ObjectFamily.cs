using System.Globalization;
using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Objects;

/// <summary>The calls of the object scenarios, with keys and values as text.</summary>
public abstract unsafe class ObjectFamily(ScenarioContext context) : ScenarioFamily(context)
{
    /// <summary>The room that a fetch has where the scenario does not say another.</summary>
    protected const int FetchRoom = 16;

    protected static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    protected static byte[] Bytes(ulong number) => BitConverter.GetBytes(number);

    protected static daos_recx_t Extent(ulong index, ulong count) => new() { rx_idx = index, rx_nr = count };

    /// <summary>Opens a fresh object for reading and writing.</summary>
    protected daos_handle_t NewObject(daos_otype_t type = daos_otype_t.DAOS_OT_MULTI_HASHED) => Open(Context.NewId(type));

    protected daos_handle_t Open(daos_obj_id_t oid, uint mode = Daos.DAOS_OO_RW)
    {
        Must(TryOpen(oid, mode, out daos_handle_t obj), "open");
        return obj;
    }

    protected int TryOpen(daos_obj_id_t oid, uint mode, out daos_handle_t obj)
    {
        daos_handle_t handle = default;
        int rc = Api.daos_obj_open(Context.Container, oid, mode, &handle, null);
        if (rc == 0)
            Context.CloseAtEnd(handle, static (api, handle) => api.daos_obj_close(handle, null));
        obj = handle;
        return rc;
    }

    protected ObjectRequest Request(daos_handle_t obj, string dkey) => new(Api, obj, Bytes(dkey));

    protected int Put(daos_handle_t obj, string dkey, string akey, string value, ulong flags = 0) =>
        Put(obj, Bytes(dkey), Bytes(akey), Bytes(value), flags);

    protected int Put(daos_handle_t obj, ReadOnlySpan<byte> dkey, ReadOnlySpan<byte> akey, ReadOnlySpan<byte> value, ulong flags = 0)
    {
        using NativeBuffer data = NativeBuffer.Of(value);
        using ObjectRequest request = new(Api, obj, dkey);
        return request.Value(akey, (ulong)value.Length, data).Update(flags);
    }

    /// <summary>Writes records of one byte, or of <paramref name="recordSize"/>.</summary>
    protected int Write(daos_handle_t obj, string dkey, string akey, ulong index, string records, ulong recordSize = 1) =>
        Write(obj, Bytes(dkey), Bytes(akey), index, records, recordSize);

    protected int Write(daos_handle_t obj, ReadOnlySpan<byte> dkey, ReadOnlySpan<byte> akey, ulong index, string records, ulong recordSize = 1)
    {
        using NativeBuffer data = NativeBuffer.Of(records);
        using ObjectRequest request = new(Api, obj, dkey);
        return request.Array(akey, recordSize, [Extent(index, (ulong)records.Length / recordSize)], data).Update();
    }

    /// <summary>Punches records: an update with record size 0 and no buffers.</summary>
    protected int PunchRecords(daos_handle_t obj, string dkey, string akey, ulong index, ulong count)
    {
        using ObjectRequest request = Request(obj, dkey);
        return request.Array(Bytes(akey), 0, [Extent(index, count)], null).Update();
    }

    protected int PunchDkeys(daos_handle_t obj, ulong flags, params ReadOnlySpan<string> dkeys)
    {
        using KeyList keys = new(dkeys);
        return Api.daos_obj_punch_dkeys(obj, Daos.DAOS_TX_NONE, flags, (uint)dkeys.Length, keys.Address, null);
    }

    protected int PunchAkeys(daos_handle_t obj, ulong flags, string dkey, params ReadOnlySpan<string> akeys)
    {
        using KeyList owner = new([dkey]);
        using KeyList keys = new(akeys);
        return Api.daos_obj_punch_akeys(obj, Daos.DAOS_TX_NONE, flags, owner.Address, (uint)akeys.Length, keys.Address, null);
    }

    /// <summary>Fetches a single value and adds code, size, length, filled buffers and the whole buffer to the result.</summary>
    protected void AddFetch(daos_handle_t obj, string dkey, string akey, int room = FetchRoom, ulong flags = 0)
    {
        using NativeBuffer buffer = new(room);
        using ObjectRequest request = Request(obj, dkey);
        int rc = request.Value(Bytes(akey), 0, buffer).Fetch(flags);
        AddOutcome($"fetch({dkey}/{akey})", rc, request, buffer);
    }

    /// <summary>Fetches records and adds the same to the result.</summary>
    protected void AddRead(
        daos_handle_t obj, string dkey, string akey, ulong index, ulong count, int? room = null, ulong recordSize = 1)
    {
        using NativeBuffer buffer = new(room ?? (int)(count * recordSize));
        using ObjectRequest request = Request(obj, dkey);
        int rc = request.Array(Bytes(akey), recordSize, [Extent(index, count)], buffer).Fetch();
        AddOutcome("fetch", rc, request, buffer);
    }

    protected void AddOutcome(string name, int rc, ObjectRequest request, NativeBuffer buffer) =>
        Result.Add(name, rc).Add("size", request.Iod(0).iod_size).Add("iov_len", request.Buffer(0).iov_len)
            .Add("out", request.FilledBuffers(0)).Data(buffer.Span);

    protected void AddDkeys(daos_handle_t obj) => AddKeys("dkeys", KeyEnumeration.ReadAll(Api, obj));

    protected void AddAkeys(daos_handle_t obj, string dkey) => AddKeys("akeys", KeyEnumeration.ReadAll(Api, obj, Bytes(dkey)));

    /// <summary>Lists extents and adds their number, record size and places to the result.</summary>
    protected void AddExtents(daos_handle_t obj, string dkey, string akey, bool ascending = true)
    {
        const uint Room = 64;
        using KeyList keys = new([dkey, akey]);
        daos_recx_t* extents = stackalloc daos_recx_t[(int)Room];
        daos_epoch_range_t* epochs = stackalloc daos_epoch_range_t[(int)Room];
        daos_anchor_t anchor = default;
        uint count = Room;
        ulong size = 0;
        Must(Api.daos_obj_list_recx(obj, Daos.DAOS_TX_NONE, keys.Address, keys.Address + 1, &size, &count, extents, epochs, &anchor, ascending, null), "list");
        Result.Word("recx").Add("nr", count).Add("size", size);
        for (uint i = 0; i < count; i++)
            Result.Word(Text(extents[i]));
    }

    protected static string Text(in daos_recx_t extent) => string.Create(CultureInfo.InvariantCulture, $"{extent.rx_idx}+{extent.rx_nr}");

    private void AddKeys(string name, List<byte[]> keys) =>
        Result.Word($"{name}={keys.Count}[{string.Join(',', keys.Select(Encoding.ASCII.GetString).Order(StringComparer.Ordinal))}]");
}
