using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Objects;

/// <summary>One array akey of a multi-level object, through the C interface.</summary>
internal sealed unsafe class ObjectCalls
{
    private const byte Dkey = (byte)'d';
    private const byte Akey = (byte)'a';

    private readonly daos_handle_t _handle;

    public ObjectCalls(EngineSession session, ulong number)
    {
        daos_obj_id_t id = new() { lo = number };
        daos_handle_t handle;
        EngineSession.Require(EngineSession.Api.daos_obj_generate_oid2(session.ContainerHandle, &id, daos_otype_t.DAOS_OT_MULTI_HASHED, 0, 0, 0));
        EngineSession.Require(EngineSession.Api.daos_obj_open(session.ContainerHandle, id, Daos.DAOS_OO_RW, &handle, null));
        _handle = handle;
    }

    /// <summary>Writes records of a byte.</summary>
    public int Write(daos_handle_t th, ulong start, ReadOnlySpan<byte> data)
    {
        fixed (byte* d = data)
        {
            d_iov_t iov = new() { iov_buf = d, iov_buf_len = (nuint)data.Length, iov_len = (nuint)data.Length };
            d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &iov };
            return Update(th, start, (ulong)data.Length, 1, &list);
        }
    }

    /// <summary>An update of one extent; a punch with record size 0 and no list.</summary>
    public int Update(daos_handle_t th, ulong start, ulong count, ulong recordSize, d_sg_list_t* list)
    {
        byte dkeyName = Dkey;
        byte akeyName = Akey;
        d_iov_t dkey = new() { iov_buf = &dkeyName, iov_buf_len = 1, iov_len = 1 };
        daos_recx_t extent = new() { rx_idx = start, rx_nr = count };
        daos_iod_t iod = Iod(&akeyName, &extent, recordSize);
        return EngineSession.Api.daos_obj_update(_handle, th, 0, &dkey, 1, &iod, list, null);
    }

    /// <summary>The first four records; zeros where there are none.</summary>
    public byte[] Read(daos_handle_t th)
    {
        byte[] data = new byte[4];
        byte dkeyName = Dkey;
        byte akeyName = Akey;
        fixed (byte* d = data)
        {
            d_iov_t dkey = new() { iov_buf = &dkeyName, iov_buf_len = 1, iov_len = 1 };
            d_iov_t iov = new() { iov_buf = d, iov_buf_len = 4, iov_len = 4 };
            d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &iov };
            daos_recx_t extent = new() { rx_nr = 4 };
            daos_iod_t iod = Iod(&akeyName, &extent, 1);
            EngineSession.Require(EngineSession.Api.daos_obj_fetch(_handle, th, 0, &dkey, 1, &iod, &list, null, null));
        }

        return data;
    }

    private static daos_iod_t Iod(byte* akey, daos_recx_t* extent, ulong recordSize) => new()
    {
        iod_name = new d_iov_t { iov_buf = akey, iov_buf_len = 1, iov_len = 1 },
        iod_type = daos_iod_type_t.DAOS_IOD_ARRAY,
        iod_size = recordSize,
        iod_nr = 1,
        iod_recxs = extent,
    };
}
