using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosContainer
{
    /// <summary>Asks for the container's properties. <c>daos_cont_query</c></summary>
    public ContainerProperties QueryProperties()
    {
        // The label by itself: a container without one makes DAOS 2.6 refuse the whole list.
        string? label = GetLabel();
        using PropertyList properties = new(
            Api,
            (uint)daos_cont_props.DAOS_PROP_CO_LAYOUT_TYPE,
            (uint)daos_cont_props.DAOS_PROP_CO_REDUN_FAC,
            (uint)daos_cont_props.DAOS_PROP_CO_CSUM,
            (uint)daos_cont_props.DAOS_PROP_CO_EC_CELL_SZ,
            (uint)daos_cont_props.DAOS_PROP_CO_COMPRESS,
            (uint)daos_cont_props.DAOS_PROP_CO_ENCRYPT,
            (uint)daos_cont_props.DAOS_PROP_CO_DEDUP);
        Check(Api.daos_cont_query(Handle, null, properties.Native, null), "daos_cont_query");
        GC.KeepAlive(this);
        return new ContainerProperties(
            label,
            (ContainerLayout)properties.GetNumber(0),
            (int)properties.GetNumber(1),
            (ContainerChecksum)properties.GetNumber(2),
            (long)properties.GetNumber(3))
        {
            Compression = (ContainerCompression)properties.GetNumber(4),
            Encryption = (ContainerEncryption)properties.GetNumber(5),
            Deduplication = (ContainerDeduplication)properties.GetNumber(6),
        };
    }
}
