using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>
/// An object class (<c>daos_oclass_id_t</c>): how an object is protected and over how many groups of targets it is spread. Classes by name:
/// <see cref="DaosClient.GetObjectClass"/>.
/// </summary>
/// <param name="Id">Redundancy in bits 24 to 31, number of groups in bits 0 to 15.</param>
[SuppressMessage("Naming", "CA1707", Justification = "The names of the classes are DAOS's.")]
public readonly record struct ObjectClass(uint Id)
{
    /// <summary>No class: DAOS chooses by hints and container properties.</summary>
    public static ObjectClass Unknown => default;

    /// <summary>No redundancy, one target.</summary>
    public static ObjectClass S1 => new((uint)daos_obj_redun.OC_S1);

    /// <summary>No redundancy, two targets.</summary>
    public static ObjectClass S2 => new((uint)daos_obj_redun.OC_S2);

    /// <summary>No redundancy, four targets.</summary>
    public static ObjectClass S4 => new((uint)daos_obj_redun.OC_S4);

    /// <summary>No redundancy, eight targets.</summary>
    public static ObjectClass S8 => new((uint)daos_obj_redun.OC_S8);

    /// <summary>No redundancy, sixteen targets.</summary>
    public static ObjectClass S16 => new((uint)daos_obj_redun.OC_S16);

    /// <summary>No redundancy, all targets.</summary>
    public static ObjectClass SX => new((uint)daos_obj_redun.OC_SX);

    /// <summary>Two replicas, one group.</summary>
    public static ObjectClass RP_2G1 => new((uint)daos_obj_redun.OC_RP_2G1);

    /// <summary>Two replicas, as many groups as possible.</summary>
    public static ObjectClass RP_2GX => new((uint)daos_obj_redun.OC_RP_2GX);

    /// <summary>Three replicas, one group.</summary>
    public static ObjectClass RP_3G1 => new((uint)daos_obj_redun.OC_RP_3G1);

    /// <summary>Three replicas, as many groups as possible.</summary>
    public static ObjectClass RP_3GX => new((uint)daos_obj_redun.OC_RP_3GX);

    /// <summary>Erasure code of two data and one parity cell, as many groups as possible.</summary>
    public static ObjectClass EC_2P1GX => new((uint)daos_obj_redun.OC_EC_2P1GX);

    /// <summary>Erasure code of four data and two parity cells, as many groups as possible.</summary>
    public static ObjectClass EC_4P2GX => new((uint)daos_obj_redun.OC_EC_4P2GX);

    /// <summary>Number of groups that an object is spread over; 65535 means as many as possible.</summary>
    public int GroupCount => (int)(Id & 0xFFFF);

    /// <summary>The id in hexadecimal; <see cref="DaosClient.GetObjectClassName"/> gives the name.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"0x{Id:x}");
}
