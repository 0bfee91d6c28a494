namespace DaosSharp.Interop;

/// <summary><c>dfs_obj_info_t</c> of DAOS 2.4; later versions also write the classes for new files and directories and the object id.</summary>
public struct dfs_obj_info_t_2_4
{
    [NativeTypeName("daos_oclass_id_t")]
    public uint doi_oclass_id;

    [NativeTypeName("daos_size_t")]
    public ulong doi_chunk_size;
}
