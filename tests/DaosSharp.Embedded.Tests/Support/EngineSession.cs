using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using DaosSharp.Embedded.Checks;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Support;

/// <summary>One system with one pool and one container, through the C interface.</summary>
internal sealed unsafe class EngineSession : IDisposable
{
    public const string Pool = "tank";
    public const string Container = "results";

    private readonly byte[] _system = new byte[16];
    private daos_handle_t _pool;
    private daos_handle_t _container;
    private bool _attached;

    public static DaosApi Api { get; } = DaosApi.Load(EmbeddedEngine.Functions);

    public static EngineApi Admin { get; } = EngineApi.Load(EmbeddedEngine.Functions);

    public daos_handle_t ContainerHandle => _container;

    public daos_handle_t PoolHandle => _pool;

    /// <summary>Name of the system, zero-terminated.</summary>
    public byte[] System => _system;

    /// <summary>0 when everything is open, else the code of the call that failed.</summary>
    public int Open(string directory, bool create, ulong poolSize = 256 << 20)
    {
        Api.daos_init();
        fixed (byte* d = Text(directory), p = Text(Pool), c = Text(Container), s = _system)
        {
            int rc = Admin.dse_system_attach((sbyte*)d, (sbyte*)s);
            _attached = rc == 0;
            rc = rc == 0 && create ? Admin.dse_pool_create((sbyte*)s, (sbyte*)p, poolSize, null) : rc;
            daos_handle_t pool = default;
            daos_handle_t container = default;
            rc = rc != 0 ? rc : Api.daos_pool_connect2((sbyte*)p, (sbyte*)s, Daos.DAOS_PC_RW, &pool, null, null);
            _pool = pool;
            rc = rc == 0 && create ? Api.daos_cont_create_with_label(pool, (sbyte*)c, null, null, null) : rc;
            rc = rc != 0 ? rc : Api.daos_cont_open2(pool, (sbyte*)c, Daos.DAOS_COO_RW, &container, null, null);
            _container = container;
            return rc;
        }
    }

    /// <summary>The pool's files as the engine has them open.</summary>
    public PoolStore Store => Handles.PoolHandle.Find(_pool)!.Store;

    public daos_handle_t OpenKeyValue(ulong number) => OpenKeyValue(_container, number);

    public static daos_handle_t OpenKeyValue(daos_handle_t container, ulong number)
    {
        daos_obj_id_t id = Generate(container, number, daos_otype_t.DAOS_OT_KV_HASHED);
        daos_handle_t handle;
        Require(Api.daos_kv_open(container, id, Daos.DAOS_OO_RW, &handle, null));
        return handle;
    }

    /// <summary>Creates one more container and opens it; the caller closes it.</summary>
    public daos_handle_t CreateContainer(string label)
    {
        fixed (byte* c = Text(label))
        {
            daos_handle_t container;
            Require(Api.daos_cont_create_with_label(_pool, (sbyte*)c, null, null, null));
            Require(Api.daos_cont_open2(_pool, (sbyte*)c, Daos.DAOS_COO_RW, &container, null, null));
            return container;
        }
    }

    public static void Close(daos_handle_t container) => Require(Api.daos_cont_close(container, null));

    /// <summary>Opens a byte array of chunks of 64 KiB that keeps no attributes.</summary>
    public daos_handle_t OpenArray(ulong number)
    {
        daos_obj_id_t id = Generate(_container, number, daos_otype_t.DAOS_OT_ARRAY_BYTE);
        daos_handle_t handle;
        Require(Api.daos_array_open_with_attr(_container, id, default, Daos.DAOS_OO_RW, 1, 64 << 10, &handle, null));
        return handle;
    }

    public static int Put(daos_handle_t kv, string key, ReadOnlySpan<byte> value, daos_handle_t transaction = default)
    {
        fixed (byte* k = Text(key), v = value)
        {
            return Api.daos_kv_put(kv, transaction, 0, (sbyte*)k, (ulong)value.Length, v, null);
        }
    }

    /// <summary>Result and value; the value is null on an error or a missing key.</summary>
    public static (int Code, byte[]? Value) Get(daos_handle_t kv, string key, int room, daos_handle_t transaction = default)
    {
        byte[] buffer = new byte[room];
        ulong size = (ulong)room;
        fixed (byte* k = Text(key), v = buffer)
        {
            int rc = Api.daos_kv_get(kv, transaction, 0, (sbyte*)k, &size, v, null);
            return (rc, rc == 0 && size > 0 ? buffer[..(int)size] : null);
        }
    }

    public static int WriteArray(daos_handle_t array, ulong offset, ReadOnlySpan<byte> data) => TransferArray(array, offset, data, write: true);

    public static int ReadArray(daos_handle_t array, ulong offset, Span<byte> data) => TransferArray(array, offset, data, write: false);

    public static int Remove(daos_handle_t kv, string key)
    {
        fixed (byte* k = Text(key))
        {
            return Api.daos_kv_remove(kv, default, 0, (sbyte*)k, null);
        }
    }

    public static int SetAttribute(daos_handle_t container, string name, ReadOnlySpan<byte> value)
    {
        fixed (byte* n = Text(name), v = value)
        {
            sbyte* names = (sbyte*)n;
            void* values = v;
            nuint size = (nuint)value.Length;
            return Api.daos_cont_set_attr(container, 1, &names, &values, &size, null);
        }
    }

    /// <summary>Result and value; the value is null on an error.</summary>
    public static (int Code, byte[]? Value) GetAttribute(daos_handle_t container, string name, int room)
    {
        byte[] buffer = new byte[room];
        fixed (byte* n = Text(name), v = buffer)
        {
            sbyte* names = (sbyte*)n;
            void* values = v;
            nuint size = (nuint)room;
            int rc = Api.daos_cont_get_attr(container, 1, &names, &values, &size, null);
            return (rc, rc == 0 ? buffer[..(int)size] : null);
        }
    }

    /// <summary>Words for the last failure of this thread.</summary>
    public static string LastError()
    {
        byte[] text = new byte[512];
        fixed (byte* t = text)
        {
            int length = Admin.dse_last_error((sbyte*)t, (nuint)text.Length);
            return Encoding.UTF8.GetString(text, 0, Math.Min(length, text.Length - 1));
        }
    }

    public static void Require(int rc)
    {
        if (rc != 0)
        {
            throw new InvalidOperationException($"{rc}: {LastError()}");
        }
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + "\0");

    public ulong Check()
    {
        ulong damaged;
        fixed (byte* p = Text(Pool), s = _system)
        {
            Require(Admin.dse_pool_check((sbyte*)s, (sbyte*)p, &damaged));
        }

        return damaged;
    }

    /// <summary>What a check of the pool finds: kind and words.</summary>
    public List<string> Findings()
    {
        List<string> findings = [];
        GCHandle list = GCHandle.Alloc(findings);
        ulong count;
        try
        {
            fixed (byte* p = Text(Pool), s = _system)
            {
                Require(Admin.dse_pool_check2((sbyte*)s, (sbyte*)p, &NoteFinding, (void*)GCHandle.ToIntPtr(list), null, &count));
            }
        }
        finally
        {
            list.Free();
        }

        return (ulong)findings.Count == count ? findings : throw new InvalidOperationException($"{count} findings, {findings.Count} handed on");
    }

    public int DestroyContainer(string label = Container)
    {
        fixed (byte* c = Text(label))
        {
            return Api.daos_cont_destroy2(_pool, (sbyte*)c, 1, null);
        }
    }

    public void Dispose()
    {
        if (_container.cookie != 0)
        {
            Api.daos_cont_close(_container, null);
        }

        if (_pool.cookie != 0)
        {
            Api.daos_pool_disconnect(_pool, null);
        }

        if (_attached)
        {
            fixed (byte* s = _system)
            {
                Admin.dse_system_detach((sbyte*)s);
            }
        }

        Api.daos_fini();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int NoteFinding(void* list, uint kind, sbyte* text)
    {
        ((List<string>)GCHandle.FromIntPtr((nint)list).Target!).Add($"{(FindingKind)kind}: {Marshal.PtrToStringUTF8((nint)text)}");
        return 0;
    }

    private static int TransferArray(daos_handle_t array, ulong offset, ReadOnlySpan<byte> data, bool write)
    {
        fixed (byte* b = data)
        {
            daos_range_t range = new() { rg_idx = offset, rg_len = (ulong)data.Length };
            daos_array_iod_t iod = new() { arr_nr = 1, arr_rgs = &range };
            d_iov_t iov = new() { iov_buf = b, iov_buf_len = (nuint)data.Length, iov_len = (nuint)data.Length };
            d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &iov };
            return write ? Api.daos_array_write(array, default, &iod, &list, null) : Api.daos_array_read(array, default, &iod, &list, null);
        }
    }

    private static daos_obj_id_t Generate(daos_handle_t container, ulong number, daos_otype_t type)
    {
        daos_obj_id_t id = new() { lo = number };
        Require(Api.daos_obj_generate_oid2(container, &id, type, 0, 0, 0));
        return id;
    }
}
