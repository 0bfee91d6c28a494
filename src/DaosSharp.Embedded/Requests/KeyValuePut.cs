using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>daos_kv_put. Keeps only what the caller gave, since the parts of an update would have to live until it is applied.</summary>
internal unsafe struct KeyValuePut : IQueuedWrite
{
    public uint Container;
    public daos_obj_id_t Id;
    public ulong Flags;
    public KeyValueParts Parts;

    public static string Function => "daos_kv_put";

    public static bool FreesSpace => false;

    public readonly WriteTarget Target => WriteTarget.OfKey(Container, Id, Parts.Key);

    public readonly ulong Length => Parts.Size;

    public readonly int Apply(WriteContext context)
    {
        KeyValueArguments arguments = default;
        arguments.Fill(Parts);
        UpdateOperation update = new()
        {
            Container = Container,
            Id = Id,
            Flags = Flags,
            Dkey = &arguments.Dkey,
            Count = 1,
            Iods = &arguments.Iod,
            Lists = &arguments.List,
        };
        return update.Apply(context);
    }
}
