using System.Runtime.InteropServices;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Objects;

/// <summary>The descriptors of one update or fetch: akeys of one dkey with their buffers, in unmanaged memory.</summary>
public sealed unsafe class ObjectRequest(DaosApi api, daos_handle_t obj, ReadOnlySpan<byte> dkey) : IDisposable
{
    /// <summary>More akeys than a scenario has.</summary>
    private const int MostAkeys = 8;

    private readonly List<NativeBuffer> _owned = [];
    private readonly NativeBuffer _dkey = NativeBuffer.Of(dkey);
    private readonly daos_iod_t* _iods = (daos_iod_t*)NativeMemory.AllocZeroed(MostAkeys, (nuint)sizeof(daos_iod_t));
    private readonly d_sg_list_t* _lists = (d_sg_list_t*)NativeMemory.AllocZeroed(MostAkeys, (nuint)sizeof(d_sg_list_t));
    private bool _hasBuffers = true;

    public int Count { get; private set; }

    /// <summary>The descriptor of an akey.</summary>
    public ref daos_iod_t Iod(int index) => ref _iods[index];

    /// <summary>The buffer of an akey.</summary>
    public ref d_iov_t Buffer(int index) => ref _lists[index].sg_iovs[0];

    /// <summary>How many buffers of an akey came back filled.</summary>
    public uint FilledBuffers(int index) => _lists[index].sg_nr_out;

    /// <summary>Adds a single value.</summary>
    public ObjectRequest Value(ReadOnlySpan<byte> akey, ulong size, NativeBuffer? data) =>
        Add(akey, daos_iod_type_t.DAOS_IOD_SINGLE, size, [], data);

    /// <summary>Adds extents of an array.</summary>
    public ObjectRequest Array(ReadOnlySpan<byte> akey, ulong recordSize, ReadOnlySpan<daos_recx_t> extents, NativeBuffer? data) =>
        Add(akey, daos_iod_type_t.DAOS_IOD_ARRAY, recordSize, extents, data);

    public ObjectRequest Add(ReadOnlySpan<byte> akey, daos_iod_type_t type, ulong size, ReadOnlySpan<daos_recx_t> extents, NativeBuffer? data)
    {
        ref daos_iod_t iod = ref _iods[Count];
        iod = new() { iod_name = Own(akey).ToIov(), iod_type = type, iod_size = size, iod_nr = (uint)Math.Max(1, extents.Length) };
        if (!extents.IsEmpty)
            iod.iod_recxs = (daos_recx_t*)Own(MemoryMarshal.AsBytes(extents)).Address;
        if (data is null)
        {
            _hasBuffers = false;
        }
        else
        {
            d_iov_t iov = data.ToIov();
            _lists[Count] = new() { sg_nr = 1, sg_iovs = (d_iov_t*)Own(MemoryMarshal.AsBytes(new ReadOnlySpan<d_iov_t>(in iov))).Address };
        }
        Count++;
        return this;
    }

    public int Update(ulong flags = 0, daos_handle_t tx = default)
    {
        d_iov_t key = _dkey.ToIov();
        return api.daos_obj_update(obj, tx, flags, &key, (uint)Count, _iods, _hasBuffers ? _lists : null, null);
    }

    public int Fetch(ulong flags = 0, daos_iom_t* maps = null, daos_handle_t tx = default)
    {
        d_iov_t key = _dkey.ToIov();
        return api.daos_obj_fetch(obj, tx, flags, &key, (uint)Count, _iods, _hasBuffers ? _lists : null, maps, null);
    }

    public void Dispose()
    {
        _dkey.Dispose();
        _owned.ForEach(static b => b.Dispose());
        NativeMemory.Free(_iods);
        NativeMemory.Free(_lists);
    }

    private NativeBuffer Own(ReadOnlySpan<byte> bytes)
    {
        NativeBuffer buffer = NativeBuffer.Of(bytes);
        _owned.Add(buffer);
        return buffer;
    }
}
