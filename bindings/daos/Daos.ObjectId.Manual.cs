namespace DaosSharp.Interop;

// Inline functions of daos_obj.h and daos_array.h about object ids. The upper 32 bits of an id are DAOS's own:
// type in 56 to 63, redundancy in 48 to 55, number of groups in 32 to 47.
public static unsafe partial class Daos
{
    [return: NativeTypeName("enum daos_otype_t")]
    public static daos_otype_t daos_obj_id2type(daos_obj_id_t oid) => (daos_otype_t)((oid.hi & OID_FMT_TYPE_MASK) >> OID_FMT_TYPE_SHIFT);

    [return: NativeTypeName("enum daos_obj_redun")]
    public static daos_obj_redun daos_obj_id2ord(daos_obj_id_t oid) => (daos_obj_redun)((oid.hi & OID_FMT_CLASS_MASK) >> OID_FMT_CLASS_SHIFT);

    [AddedIn("2.6")]
    [return: NativeTypeName("uint32_t")]
    public static uint daos_obj_id2grp_nr(daos_obj_id_t oid) => (uint)((oid.hi & OID_FMT_META_MASK) >> OID_FMT_META_SHIFT);

    /// <summary>The object class: redundancy in the upper byte, number of groups in the lower 16 bits.</summary>
    [return: NativeTypeName("daos_oclass_id_t")]
    public static uint daos_obj_id2class(daos_obj_id_t oid) => ((uint)daos_obj_id2ord(oid) << OC_REDUN_SHIFT) | daos_obj_id2grp_nr(oid);

    [return: NativeTypeName("_Bool")]
    public static bool daos_obj_id_is_nil(daos_obj_id_t oid) => oid.hi == 0 && oid.lo == 0;

    /// <summary>Steps the lower 32 bits of <c>hi</c> through all their values, in an order that spreads them. Clears the upper 32.</summary>
    [AddedIn("2.6")]
    public static void daos_obj_oid_cycle(daos_obj_id_t* oid) => oid->hi = (uint)(oid->hi + 999_999_937);

    [return: NativeTypeName("_Bool")]
    public static bool daos_otype_t_is_valid([NativeTypeName("enum daos_otype_t")] daos_otype_t type) => type <= daos_otype_t.DAOS_OT_MAX;

    [return: NativeTypeName("_Bool")]
    public static bool daos_pa_domain_is_valid([NativeTypeName("uint32_t")] uint pa_domain)
        => pa_domain is DAOS_PROP_CO_REDUN_NODE or DAOS_PROP_CO_REDUN_RANK;

    [return: NativeTypeName("_Bool")]
    public static bool daos_is_dkey_lexical_type([NativeTypeName("enum daos_otype_t")] daos_otype_t type)
        => type is daos_otype_t.DAOS_OT_DKEY_LEXICAL or daos_otype_t.DAOS_OT_MULTI_LEXICAL or daos_otype_t.DAOS_OT_KV_LEXICAL;

    [return: NativeTypeName("_Bool")]
    public static bool daos_is_akey_lexical_type([NativeTypeName("enum daos_otype_t")] daos_otype_t type)
        => type is daos_otype_t.DAOS_OT_AKEY_LEXICAL or daos_otype_t.DAOS_OT_MULTI_LEXICAL;

    [return: NativeTypeName("_Bool")]
    public static bool daos_is_dkey_uint64_type([NativeTypeName("enum daos_otype_t")] daos_otype_t type)
        => daos_is_array_type(type)
            || type is daos_otype_t.DAOS_OT_MULTI_UINT64 or daos_otype_t.DAOS_OT_DKEY_UINT64 or daos_otype_t.DAOS_OT_KV_UINT64;

    [return: NativeTypeName("_Bool")]
    public static bool daos_is_akey_uint64_type([NativeTypeName("enum daos_otype_t")] daos_otype_t type)
        => type is daos_otype_t.DAOS_OT_MULTI_UINT64 or daos_otype_t.DAOS_OT_AKEY_UINT64;

    [return: NativeTypeName("_Bool")]
    public static bool daos_is_array_type([NativeTypeName("enum daos_otype_t")] daos_otype_t type)
        => type is daos_otype_t.DAOS_OT_ARRAY or daos_otype_t.DAOS_OT_ARRAY_ATTR or daos_otype_t.DAOS_OT_ARRAY_BYTE;

    [return: NativeTypeName("_Bool")]
    public static bool daos_is_kv_type([NativeTypeName("enum daos_otype_t")] daos_otype_t type)
        => type is daos_otype_t.DAOS_OT_KV_HASHED or daos_otype_t.DAOS_OT_KV_UINT64 or daos_otype_t.DAOS_OT_KV_LEXICAL;

    [return: NativeTypeName("_Bool")]
    public static bool daos_is_dkey_lexical(daos_obj_id_t oid) => daos_is_dkey_lexical_type(daos_obj_id2type(oid));

    [return: NativeTypeName("_Bool")]
    public static bool daos_is_akey_lexical(daos_obj_id_t oid) => daos_is_akey_lexical_type(daos_obj_id2type(oid));

    [return: NativeTypeName("_Bool")]
    public static bool daos_is_dkey_uint64(daos_obj_id_t oid) => daos_is_dkey_uint64_type(daos_obj_id2type(oid));

    [return: NativeTypeName("_Bool")]
    public static bool daos_is_akey_uint64(daos_obj_id_t oid) => daos_is_akey_uint64_type(daos_obj_id2type(oid));

    [return: NativeTypeName("_Bool")]
    public static bool daos_is_array(daos_obj_id_t oid) => daos_is_array_type(daos_obj_id2type(oid));

    [return: NativeTypeName("_Bool")]
    public static bool daos_is_kv(daos_obj_id_t oid) => daos_is_kv_type(daos_obj_id2type(oid));

    /// <summary>Writes DAOS's bits of an array's object id with the library that the process is linked to.</summary>
    /// <param name="coh">The open container.</param>
    /// <param name="oid">In: 96 bits of the caller's choice, unique in the container. Out: the full id.</param>
    /// <param name="add_attr">True: cell and chunk size are stored in the object; false: the caller keeps them.</param>
    /// <param name="cid">The object class, or 0 to let DAOS choose by hints and container properties.</param>
    /// <param name="hints">DAOS_OCH_*; ignored when a class is given.</param>
    /// <param name="args">Reserved.</param>
    public static int daos_array_generate_oid(daos_handle_t coh, daos_obj_id_t* oid, [NativeTypeName("_Bool")] bool add_attr, [NativeTypeName("daos_oclass_id_t")] uint cid, [NativeTypeName("daos_oclass_hints_t")] ushort hints, [NativeTypeName("uint32_t")] uint args)
        => daos_obj_generate_oid2(coh, oid, ArrayType(add_attr), cid, hints, args);

    /// <summary>The same with the <c>daos_obj_generate_oid2</c> of a library of the caller's choice.</summary>
    public static int daos_array_generate_oid(delegate* unmanaged[Cdecl]<daos_handle_t, daos_obj_id_t*, daos_otype_t, uint, ushort, uint, int> obj_generate_oid2, daos_handle_t coh, daos_obj_id_t* oid, bool add_attr, uint cid, ushort hints, uint args)
        => obj_generate_oid2(coh, oid, ArrayType(add_attr), cid, hints, args);

    private static daos_otype_t ArrayType(bool addAttributes) => addAttributes ? daos_otype_t.DAOS_OT_ARRAY : daos_otype_t.DAOS_OT_ARRAY_ATTR;
}
