using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>What a container is used as (<c>DAOS_PROP_CO_LAYOUT_TYPE</c>).</summary>
public enum ContainerLayout
{
    /// <summary>Nothing in particular: objects of the program's own.</summary>
    Unknown = (int)Daos.DAOS_PROP_CO_LAYOUT_UNKNOWN,

    /// <summary>A DFS file system.</summary>
    Posix = (int)Daos.DAOS_PROP_CO_LAYOUT_POSIX,

    /// <summary>HDF5.</summary>
    Hdf5 = (int)Daos.DAOS_PROP_CO_LAYOUT_HDF5,

    /// <summary>PyDAOS.</summary>
    Python = (int)Daos.DAOS_PROP_CO_LAYOUT_PYTHON,

    /// <summary>Spark.</summary>
    Spark = (int)Daos.DAOS_PROP_CO_LAYOUT_SPARK,

    /// <summary>A database.</summary>
    Database = (int)Daos.DAOS_PROP_CO_LAYOUT_DATABASE,

    /// <summary>ROOT's RNTuple.</summary>
    Root = (int)Daos.DAOS_PROP_CO_LAYOUT_ROOT,

    /// <summary>Seismic graphs.</summary>
    Seismic = (int)Daos.DAOS_PROP_CO_LAYOUT_SEISMIC,

    /// <summary>Meteorological fields (FDB).</summary>
    Meteo = (int)Daos.DAOS_PROP_CO_LAYOUT_METEO,
}
