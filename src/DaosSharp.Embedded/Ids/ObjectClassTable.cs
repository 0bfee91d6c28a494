using System.Globalization;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Ids;

/// <summary>
/// The object classes of DAOS: redundancies, each in fixed numbers of groups. A class id is redundancy &lt;&lt; 24 | groups.
/// </summary>
internal static class ObjectClassTable
{
    /// <summary>Groups of the classes whose name ends in X: as many as there are targets for.</summary>
    public const uint MaxGroups = 0xFFFF;

    private const int RedundancyShift = 24;

    private static readonly uint[] GroupCounts = [1, 2, 4, 6, 8, 12, 16, 32, MaxGroups];

    // Redundancy, start of the class names, targets of one group.
    private static readonly (daos_obj_redun Redundancy, string Prefix, uint Size)[] Redundancies =
    [
        (daos_obj_redun.OR_RP_1, "S", 1),
        (daos_obj_redun.OR_RP_2, "RP_2G", 2),
        (daos_obj_redun.OR_RP_3, "RP_3G", 3),
        (daos_obj_redun.OR_RP_4, "RP_4G", 4),
        (daos_obj_redun.OR_RP_5, "RP_5G", 5),
        (daos_obj_redun.OR_RP_6, "RP_6G", 6),
        (daos_obj_redun.OR_RS_2P1, "EC_2P1G", 3),
        (daos_obj_redun.OR_RS_2P2, "EC_2P2G", 4),
        (daos_obj_redun.OR_RS_4P1, "EC_4P1G", 5),
        (daos_obj_redun.OR_RS_4P2, "EC_4P2G", 6),
        (daos_obj_redun.OR_RS_8P1, "EC_8P1G", 9),
        (daos_obj_redun.OR_RS_8P2, "EC_8P2G", 10),
        (daos_obj_redun.OR_RS_16P1, "EC_16P1G", 17),
        (daos_obj_redun.OR_RS_16P2, "EC_16P2G", 18),
        (daos_obj_redun.OR_RS_4P3, "EC_4P3G", 7),
        (daos_obj_redun.OR_RS_8P3, "EC_8P3G", 11),
        (daos_obj_redun.OR_RS_16P3, "EC_16P3G", 19),
    ];

    private static readonly Dictionary<string, uint> ByName = Build();
    private static readonly Dictionary<uint, string> ById = ByName.ToDictionary(c => c.Value, c => c.Key);

    /// <summary>All names, in the order of redundancy and groups.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>Id of a name without the prefix OC_; 0 when there is no such class.</summary>
    public static uint Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Name of an id; null when there is no such class.</summary>
    public static string? Find(uint id) => ById.GetValueOrDefault(id);

    public static uint Redundancy(uint id) => id >> RedundancyShift;

    public static uint Groups(uint id) => id & MaxGroups;

    /// <summary>Targets of one group; 0 for what is no redundancy.</summary>
    public static uint GroupSize(uint redundancy)
    {
        foreach ((daos_obj_redun known, _, uint size) in Redundancies)
        {
            if ((uint)known == redundancy)
            {
                return size;
            }
        }

        return 0;
    }

    private static Dictionary<string, uint> Build()
    {
        Dictionary<string, uint> classes = new(StringComparer.Ordinal);
        foreach ((daos_obj_redun redundancy, string prefix, _) in Redundancies)
        {
            foreach (uint groups in GroupCounts)
            {
                string count = groups == MaxGroups ? "X" : groups.ToString(CultureInfo.InvariantCulture);
                classes.Add(prefix + count, ((uint)redundancy << RedundancyShift) | groups);
            }
        }

        return classes;
    }
}
