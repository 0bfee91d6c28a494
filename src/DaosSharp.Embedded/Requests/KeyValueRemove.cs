using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>daos_kv_remove. Keeps only what the caller gave.</summary>
internal unsafe struct KeyValueRemove : IQueuedWrite
{
    public uint Container;
    public daos_obj_id_t Id;
    public ulong Flags;
    public KeyValueParts Parts;

    public static string Function => "daos_kv_remove";

    public static bool FreesSpace => true;

    public readonly WriteTarget Target => WriteTarget.OfKey(Container, Id, Parts.Key);

    public readonly ulong Length => 0;

    public readonly int Apply(WriteContext context)
    {
        d_iov_t dkey = Parts.Dkey;
        PunchOperation punch = new() { Container = Container, Id = Id, Flags = Flags, Dkey = &dkey };
        return punch.Apply(context);
    }
}
