using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>What the type bits of an object id say (daos_obj.h: daos_otype_t).</summary>
internal static class ObjectType
{
    private const int TypeShift = 56;
    private const uint ClassMask = 0xFF;

    public static daos_otype_t Of(daos_obj_id_t id) => (daos_otype_t)(id.hi >> TypeShift);

    /// <summary>True when the id says how its object is spread, as daos_obj_generate_oid makes it do.</summary>
    public static bool HasClass(daos_obj_id_t id) =>
        Ids.ObjectClassTable.GroupSize((uint)(id.hi >> (int)Daos.OID_FMT_CLASS_SHIFT) & ClassMask) != 0;

    public static bool HasIntegerDkeys(daos_obj_id_t id) => Of(id) is
        daos_otype_t.DAOS_OT_DKEY_UINT64 or daos_otype_t.DAOS_OT_MULTI_UINT64 or daos_otype_t.DAOS_OT_KV_UINT64
        or daos_otype_t.DAOS_OT_ARRAY or daos_otype_t.DAOS_OT_ARRAY_ATTR or daos_otype_t.DAOS_OT_ARRAY_BYTE;

    public static bool HasIntegerAkeys(daos_obj_id_t id) => Of(id) is
        daos_otype_t.DAOS_OT_AKEY_UINT64 or daos_otype_t.DAOS_OT_MULTI_UINT64;

    /// <summary>Objects that daos_kv_open accepts.</summary>
    public static bool IsKeyValue(daos_obj_id_t id) => Of(id) is
        daos_otype_t.DAOS_OT_KV_HASHED or daos_otype_t.DAOS_OT_KV_UINT64 or daos_otype_t.DAOS_OT_KV_LEXICAL;

    /// <summary>Objects that daos_array_create and daos_array_open accept.</summary>
    public static bool IsArray(daos_obj_id_t id) => Of(id) is
        daos_otype_t.DAOS_OT_ARRAY or daos_otype_t.DAOS_OT_ARRAY_ATTR or daos_otype_t.DAOS_OT_ARRAY_BYTE;
}
