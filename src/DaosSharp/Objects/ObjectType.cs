using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>What an object id says about its object: the kinds of its keys (<c>daos_otype_t</c>).</summary>
public enum ObjectType
{
    /// <summary>Multi-level object with hashed keys.</summary>
    MultiHashed = (int)daos_otype_t.DAOS_OT_MULTI_HASHED,

    /// <summary>Object id table.</summary>
    ObjectIdTable = (int)daos_otype_t.DAOS_OT_OIT,

    /// <summary>Multi-level object with integer dkeys.</summary>
    DkeyUInt64 = (int)daos_otype_t.DAOS_OT_DKEY_UINT64,

    /// <summary>Multi-level object with integer akeys.</summary>
    AkeyUInt64 = (int)daos_otype_t.DAOS_OT_AKEY_UINT64,

    /// <summary>Multi-level object with integer keys.</summary>
    MultiUInt64 = (int)daos_otype_t.DAOS_OT_MULTI_UINT64,

    /// <summary>Multi-level object with ordered dkeys.</summary>
    DkeyLexical = (int)daos_otype_t.DAOS_OT_DKEY_LEXICAL,

    /// <summary>Multi-level object with ordered akeys.</summary>
    AkeyLexical = (int)daos_otype_t.DAOS_OT_AKEY_LEXICAL,

    /// <summary>Multi-level object with ordered keys.</summary>
    MultiLexical = (int)daos_otype_t.DAOS_OT_MULTI_LEXICAL,

    /// <summary>Key-value object with hashed keys, the usual one.</summary>
    KeyValueHashed = (int)daos_otype_t.DAOS_OT_KV_HASHED,

    /// <summary>Key-value object with keys of 8 bytes.</summary>
    KeyValueUInt64 = (int)daos_otype_t.DAOS_OT_KV_UINT64,

    /// <summary>Key-value object with ordered keys.</summary>
    KeyValueLexical = (int)daos_otype_t.DAOS_OT_KV_LEXICAL,

    /// <summary>Array that stores its cell and chunk size.</summary>
    Array = (int)daos_otype_t.DAOS_OT_ARRAY,

    /// <summary>Array whose cell and chunk size the program keeps.</summary>
    ArrayWithAttributes = (int)daos_otype_t.DAOS_OT_ARRAY_ATTR,

    /// <summary>Array of bytes whose chunk size the program keeps, and whose reads tell where it ends: the contents of DFS files.</summary>
    ByteArray = (int)daos_otype_t.DAOS_OT_ARRAY_BYTE,

    /// <summary>Object id table of the second version.</summary>
    ObjectIdTableV2 = (int)daos_otype_t.DAOS_OT_OIT_V2,
}
