using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>What a write changes or a read looks at: a dkey of an object, or all of the object. As hashes, for <see cref="WriteFilter"/>.</summary>
internal readonly struct WriteTarget
{
    private const ulong Mix = 0x9E37_79B9_7F4A_7C15;

    private WriteTarget(uint container, in daos_obj_id_t id, uint key, bool isWhole)
    {
        ulong hash = (id.lo * Mix) ^ ((id.hi + container) * 0xC2B2_AE3D_27D4_EB4F);
        hash ^= hash >> 29;
        Object = (uint)((hash * Mix) >> 32);
        Key = (uint)(((Object ^ key) * Mix) >> 32);
        IsWhole = isWhole;
    }

    /// <summary>Hash of container and object.</summary>
    public uint Object { get; }

    /// <summary>Hash of these and the dkey.</summary>
    public uint Key { get; }

    /// <summary>All of the object, or an unknown part of it.</summary>
    public bool IsWhole { get; }

    public static WriteTarget OfObject(uint container, in daos_obj_id_t id) => new(container, id, 0, isWhole: true);

    public static WriteTarget OfKey(uint container, in daos_obj_id_t id, ReadOnlySpan<byte> dkey) =>
        new(container, id, Checksum.Compute(dkey), isWhole: false);
}
