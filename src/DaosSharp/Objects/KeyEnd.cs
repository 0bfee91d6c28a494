using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>Which end of a range of keys or records is asked for.</summary>
public enum KeyEnd
{
    /// <summary>The largest. <c>DAOS_GET_MAX</c></summary>
    Largest = (int)Daos.DAOS_GET_MAX,

    /// <summary>The smallest. <c>DAOS_GET_MIN</c></summary>
    Smallest = (int)Daos.DAOS_GET_MIN,
}
