using System.Runtime.InteropServices;
using System.Text;
using DaosSharp.Embedded.Interface;
using DaosSharp.Interop;
using static DaosSharp.Interop.daos_cont_props;

namespace DaosSharp.Embedded.Properties;

/// <summary>The text form of container properties that can be set, "rd_fac:1;cksum:crc64", as daos_prop_from_str reads it.</summary>
internal static unsafe partial class PropertyText
{
    private static readonly string[] Checksums = ["off", "crc16", "crc32", "crc64", "sha1", "sha256", "sha512", "adler32"];
    private static readonly string[] Compressions = ["off", "lz4", "deflate", "deflate1", "deflate2", "deflate3", "deflate4"];
    private static readonly string[] Deduplications = ["off", "memcmp", "hash"];
    private static readonly string[] OffOn = ["off", "on"];
    private static readonly string[] Factors = ["0", "1", "2", "3", "4"];

    private static readonly string[] Ciphers =
        ["off", "aes-xts128", "aes-xts256", "aes-cbc128", "aes-cbc192", "aes-cbc256", "aes-gcm128", "aes-gcm256"];

    // Properties by name, with the names of their values; a number is read where there are none.
    private static readonly Dictionary<string, (daos_cont_props Type, string[]? Values)> Names = new(StringComparer.Ordinal)
    {
        ["cksum"] = (DAOS_PROP_CO_CSUM, Checksums),
        ["cksum_size"] = (DAOS_PROP_CO_CSUM_CHUNK_SIZE, null),
        ["srv_cksum"] = (DAOS_PROP_CO_CSUM_SERVER_VERIFY, OffOn),
        ["dedup"] = (DAOS_PROP_CO_DEDUP, Deduplications),
        ["dedup_threshold"] = (DAOS_PROP_CO_DEDUP_THRESHOLD, null),
        ["compression"] = (DAOS_PROP_CO_COMPRESS, Compressions),
        ["encryption"] = (DAOS_PROP_CO_ENCRYPT, Ciphers),
        ["rd_fac"] = (DAOS_PROP_CO_REDUN_FAC, Factors),
        ["rf"] = (DAOS_PROP_CO_REDUN_FAC, Factors),
        ["ec_cell_sz"] = (DAOS_PROP_CO_EC_CELL_SZ, null),
        ["ec_pda"] = (DAOS_PROP_CO_EC_PDA, null),
        ["rp_pda"] = (DAOS_PROP_CO_RP_PDA, null),
        ["perf_domain"] = (DAOS_PROP_CO_PERF_DOMAIN, null),
    };

    /// <summary>Reads a list of NAME:VALUE with ';' between them; the caller frees it. Null for what is none.</summary>
    public static daos_prop_t* Parse(string text)
    {
        string[] parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > (int)PropertyList.MaxEntries)
        {
            return null;
        }

        daos_prop_t* list = PropertyList.Allocate((uint)parts.Length);
        for (int i = 0; i < parts.Length; i++)
        {
            if (!TryParse(parts[i], list->dpp_entries + i))
            {
                PropertyList.Free(list);
                return null;
            }
        }

        return list;
    }

    private static bool TryParse(string part, daos_prop_entry* entry)
    {
        part = part.TrimStart(':');
        int colon = part.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || colon == part.Length - 1)
        {
            return false;
        }

        string name = part[..colon];
        string value = part[(colon + 1)..];
        if (name == "label")
        {
            entry->dpe_type = (uint)DAOS_PROP_CO_LABEL;
            byte[] label = Encoding.UTF8.GetBytes(value);
            PropertyList.SetText(entry, label.AsSpan(0, Math.Min(label.Length, Daos.DAOS_PROP_LABEL_MAX_LEN)));
            return true;
        }

        if (!Names.TryGetValue(name, out (daos_cont_props Type, string[]? Values) known))
        {
            return false;
        }

        entry->dpe_type = (uint)known.Type;
        int index = known.Values == null ? 0 : Array.IndexOf(known.Values, value);
        entry->dpe_val = known.Values == null ? ParseNumber(value, null, 0) : (ulong)Math.Max(0, index);
        return index >= 0;
    }

    // Text that is no number counts as 0, as in DAOS; 0x and 0 begin hexadecimal and octal ones.
    [LibraryImport("libc", EntryPoint = "strtoull", StringMarshalling = StringMarshalling.Utf8)]
    private static partial ulong ParseNumber(string text, byte** end, int numberBase);
}
