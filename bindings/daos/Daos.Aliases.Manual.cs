using System.Runtime.InteropServices;

namespace DaosSharp.Interop;

// Names that the headers define as macros for functions ending in 2, and that libdaos also exports as weak aliases.
public static unsafe partial class Daos
{
    public static int daos_pool_connect([NativeTypeName("const char *")] sbyte* pool, [NativeTypeName("const char *")] sbyte* sys, [NativeTypeName("unsigned int")] uint flags, daos_handle_t* poh, daos_pool_info_t* info, [NativeTypeName("daos_event_t *")] daos_event* ev)
        => daos_pool_connect2(pool, sys, flags, poh, info, ev);

    public static int daos_cont_create(daos_handle_t poh, [NativeTypeName("uuid_t *")] byte* uuid, daos_prop_t* cont_prop, [NativeTypeName("daos_event_t *")] daos_event* ev)
        => daos_cont_create2(poh, uuid, cont_prop, ev);

    public static int daos_cont_open(daos_handle_t poh, [NativeTypeName("const char *")] sbyte* cont, [NativeTypeName("unsigned int")] uint flags, daos_handle_t* coh, daos_cont_info_t* info, [NativeTypeName("daos_event_t *")] daos_event* ev)
        => daos_cont_open2(poh, cont, flags, coh, info, ev);

    public static int daos_cont_destroy(daos_handle_t poh, [NativeTypeName("const char *")] sbyte* cont, int force, [NativeTypeName("daos_event_t *")] daos_event* ev)
        => daos_cont_destroy2(poh, cont, force, ev);

    public static int daos_obj_generate_oid(daos_handle_t coh, daos_obj_id_t* oid, [NativeTypeName("enum daos_otype_t")] daos_otype_t type, [NativeTypeName("daos_oclass_id_t")] uint cid, [NativeTypeName("daos_oclass_hints_t")] ushort hints, [NativeTypeName("uint32_t")] uint args)
        => daos_obj_generate_oid2(coh, oid, type, cid, hints, args);

    // Declared in two headers, which makes the generator emit it twice.
    [DllImport("libdaos", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern d_rank_list_t* daos_rank_list_parse([NativeTypeName("const char *")] sbyte* str, [NativeTypeName("const char *")] sbyte* sep);
}
