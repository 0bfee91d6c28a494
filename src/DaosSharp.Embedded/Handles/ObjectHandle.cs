using DaosSharp.Interop;

namespace DaosSharp.Embedded.Handles;

/// <summary>An open object.</summary>
internal sealed class ObjectHandle(ContainerHandle container, daos_obj_id_t id, uint mode)
{
    private const uint WriteModes = Daos.DAOS_OO_RW | Daos.DAOS_OO_EXCL | Daos.DAOS_OO_IO_RAND | Daos.DAOS_OO_IO_SEQ;

    public ContainerHandle Container { get; } = container;

    public daos_obj_id_t Id { get; } = id;

    public uint Mode { get; } = mode;

    public bool CanWrite => (Mode & WriteModes) != 0;

    public static ObjectHandle? Find(daos_handle_t handle)
    {
        ObjectHandle? found = HandleTable.Find<ObjectHandle>(handle, HandleKind.Object);
        return found is { Container.IsClosed: false } ? found : null;
    }

    /// <summary>Result of a key-value call whose handle is none: -DER_INVAL for that of an array, as in DAOS, else -DER_NO_HDL.</summary>
    public static int NoKeyValue(daos_handle_t handle) => ArrayHandle.Find(handle) == null ? Der.NoHandle : Der.Invalid;

    /// <summary>The object behind a key-value handle.</summary>
    public static ObjectHandle? FindKeyValue(daos_handle_t handle)
    {
        ObjectHandle? found = HandleTable.Find<ObjectHandle>(handle, HandleKind.KeyValue);
        return found is { Container.IsClosed: false } ? found : null;
    }
}
