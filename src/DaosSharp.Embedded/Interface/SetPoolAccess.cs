using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Systems;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>Changes owner and access list of a pool by checked property entries.</summary>
internal unsafe struct SetPoolAccess : IWriteOperation
{
    public daos_prop_t* Properties;

    public readonly int Apply(WriteContext context)
    {
        AccessControl access = PoolAccess.Read(context.Store, context.Txn);
        for (uint i = 0; i < Properties->dpp_nr; i++)
        {
            access = AccessProperties.Apply(access, Properties->dpp_entries + i);
        }

        PoolAccess.Put(context.Txn, context.Tables, access);
        return Der.Success;
    }
}
