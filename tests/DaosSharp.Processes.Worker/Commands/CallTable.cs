using System.Text;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Processes.Worker.Commands;

/// <summary>Calls of the C interface by name, on handles by name: what a test lets other processes do, or does itself.</summary>
internal sealed unsafe class CallTable
{
    private readonly Dictionary<string, daos_handle_t> _handles = [];
    private readonly byte[] _system = new byte[16];

    public CallTable() => Api.daos_init();

    private static DaosApi Api => EngineSession.Api;

    private static EngineApi Admin => EngineSession.Admin;

    /// <summary>The result code, and what else came back.</summary>
    public string Run(string line)
    {
        string[] words = line.Split(' ');
        return words switch
        {
            ["attach", var directory] => Attach(directory),
            ["detach"] => WithSystem(s => Admin.dse_system_detach((sbyte*)s)),
            ["create-pool", var label] => CreatePool(label),
            ["destroy-pool", var label, var force] => DestroyPool(label, int.Parse(force)),
            ["check-pool", var label] => CheckPool(label),
            ["error"] => Error(),
            ["connect", var name, var label, var flags] => Connect(name, label, uint.Parse(flags)),
            ["disconnect", var pool] => Code(Api.daos_pool_disconnect(Take(pool), null)),
            ["query-pool", var pool] => QueryPool(pool),
            ["create-cont", var pool, var label] => CreateContainer(pool, label),
            ["open", var name, var pool, var label, var flags] => Open(name, pool, label, uint.Parse(flags)),
            ["close", var container] => Code(Api.daos_cont_close(Take(container), null)),
            ["query", var container] => Query(container),
            ["set-attr", var container] => SetAttribute(container),
            ["destroy-cont", var pool, var label, var force] => DestroyContainer(pool, label, int.Parse(force)),
            ["kv", var name, var container] => OpenKeyValue(name, container),
            ["put", var kv, var key, var value] => Code(EngineSession.Put(_handles[kv], key, Encoding.UTF8.GetBytes(value))),
            ["put-large", var kv, var key, var size] => Code(EngineSession.Put(_handles[kv], key, new byte[int.Parse(size)])),
            ["get", var kv, var key] => Get(kv, key),
            ["array", var name, var container] => OpenArray(name, container),
            ["write", var array, var text] => Code(EngineSession.WriteArray(_handles[array], 0, Encoding.UTF8.GetBytes(text))),
            ["read", var array, var length] => Read(array, int.Parse(length)),
            ["tx-open", var name, var container] => OpenTransaction(name, container),
            ["tx-put", var kv, var tx, var key] => PutIn(kv, tx, key),
            ["tx-commit", var tx] => Code(Api.daos_tx_commit(_handles[tx], null)),
            ["share", var kind, var handle] => GlobalCalls.Share(kind, _handles[handle]),
            ["join", var name, var kind, var parent, var blob] => Join(name, kind, parent, blob),
            ["hold-read", var pool] => Holding.Read(_handles[pool]),
            ["hold-destroy", var pool] => Holding.Destroy(_handles[pool]),
            ["hold-write", var pool] => Holding.Write(_handles[pool]),
            _ => throw new ArgumentException($"no such call: {line}"),
        };
    }

    private static string Code(int rc) => $"{rc}";

    private static string Error()
    {
        byte[] text = new byte[1024];
        fixed (byte* t = text)
        {
            int length = Admin.dse_last_error((sbyte*)t, (nuint)text.Length);
            return Encoding.UTF8.GetString(text, 0, Math.Min(length, text.Length - 1));
        }
    }

    private string Attach(string directory)
    {
        fixed (byte* d = EngineSession.Text(directory), s = _system)
        {
            return Code(Admin.dse_system_attach((sbyte*)d, (sbyte*)s));
        }
    }

    private string CreatePool(string label)
    {
        fixed (byte* p = EngineSession.Text(label), s = _system)
        {
            return Code(Admin.dse_pool_create((sbyte*)s, (sbyte*)p, 256 << 20, null));
        }
    }

    private string DestroyPool(string label, int force)
    {
        fixed (byte* p = EngineSession.Text(label), s = _system)
        {
            return Code(Admin.dse_pool_destroy((sbyte*)s, (sbyte*)p, force));
        }
    }

    private string CheckPool(string label)
    {
        ulong damaged;
        fixed (byte* p = EngineSession.Text(label), s = _system)
        {
            int rc = Admin.dse_pool_check((sbyte*)s, (sbyte*)p, &damaged);
            return rc == 0 ? $"{rc} {damaged}" : Code(rc);
        }
    }

    private string Connect(string name, string label, uint flags)
    {
        daos_handle_t pool;
        fixed (byte* p = EngineSession.Text(label), s = _system)
        {
            int rc = Api.daos_pool_connect2((sbyte*)p, (sbyte*)s, flags, &pool, null, null);
            return Keep(rc, name, pool);
        }
    }

    private string QueryPool(string pool)
    {
        daos_pool_info_t info = default;
        return Code(Api.daos_pool_query(_handles[pool], null, &info, null, null));
    }

    private string CreateContainer(string pool, string label)
    {
        fixed (byte* c = EngineSession.Text(label))
        {
            return Code(Api.daos_cont_create_with_label(_handles[pool], (sbyte*)c, null, null, null));
        }
    }

    private string Open(string name, string pool, string label, uint flags)
    {
        daos_handle_t container;
        fixed (byte* c = EngineSession.Text(label))
        {
            int rc = Api.daos_cont_open2(_handles[pool], (sbyte*)c, flags, &container, null, null);
            return Keep(rc, name, container);
        }
    }

    // Result and number of handles in all processes.
    private string Query(string container)
    {
        daos_cont_info_t info = default;
        int rc = Api.daos_cont_query(_handles[container], &info, null, null);
        return rc == 0 ? $"{rc} {info.ci_nhandles}" : Code(rc);
    }

    private string SetAttribute(string container)
    {
        fixed (byte* name = EngineSession.Text("a"))
        {
            sbyte* names = (sbyte*)name;
            void* value = name;
            nuint size = 1;
            return Code(Api.daos_cont_set_attr(_handles[container], 1, &names, &value, &size, null));
        }
    }

    private string DestroyContainer(string pool, string label, int force)
    {
        fixed (byte* c = EngineSession.Text(label))
        {
            return Code(Api.daos_cont_destroy2(_handles[pool], (sbyte*)c, force, null));
        }
    }

    private string OpenKeyValue(string name, string container)
    {
        daos_handle_t kv;
        daos_obj_id_t id = Id(container, daos_otype_t.DAOS_OT_KV_HASHED);
        return Keep(Api.daos_kv_open(_handles[container], id, Daos.DAOS_OO_RW, &kv, null), name, kv);
    }

    private string OpenArray(string name, string container)
    {
        daos_handle_t array;
        daos_obj_id_t id = Id(container, daos_otype_t.DAOS_OT_ARRAY_BYTE);
        return Keep(Api.daos_array_open_with_attr(_handles[container], id, default, Daos.DAOS_OO_RW, 1, 4096, &array, null), name, array);
    }

    private string Get(string kv, string key)
    {
        (int rc, byte[]? value) = EngineSession.Get(_handles[kv], key, 1024);
        return value == null ? Code(rc) : $"{rc} {Encoding.UTF8.GetString(value)}";
    }

    private string Read(string array, int length)
    {
        byte[] data = new byte[length];
        int rc = EngineSession.ReadArray(_handles[array], 0, data);
        return rc == 0 ? $"{rc} {Encoding.UTF8.GetString(data)}" : Code(rc);
    }

    private string OpenTransaction(string name, string container)
    {
        daos_handle_t tx;
        return Keep(Api.daos_tx_open(_handles[container], &tx, 0, null), name, tx);
    }

    private string PutIn(string kv, string tx, string key)
    {
        fixed (byte* k = EngineSession.Text(key))
        {
            return Code(Api.daos_kv_put(_handles[kv], _handles[tx], 0, (sbyte*)k, 1, k, null));
        }
    }

    private string Join(string name, string kind, string parent, string blob)
    {
        int rc = GlobalCalls.Join(kind, parent == "-" ? default : _handles[parent], Convert.FromHexString(blob), out daos_handle_t handle);
        return Keep(rc, name, handle);
    }

    private static daos_obj_id_t Id(daos_handle_t container, daos_otype_t type)
    {
        daos_obj_id_t id = new() { lo = (ulong)type };
        int rc = Api.daos_obj_generate_oid2(container, &id, type, 0, 0, 0);
        return rc == 0 ? id : throw new InvalidOperationException($"no object id: {rc}");
    }

    private daos_obj_id_t Id(string container, daos_otype_t type) => Id(_handles[container], type);

    private string Keep(int rc, string name, daos_handle_t handle)
    {
        if (rc == 0)
        {
            _handles[name] = handle;
        }

        return Code(rc);
    }

    private daos_handle_t Take(string name) => _handles.Remove(name, out daos_handle_t handle) ? handle : default;

    private string WithSystem(Func<nint, int> call)
    {
        fixed (byte* s = _system)
        {
            return Code(call((nint)s));
        }
    }
}
