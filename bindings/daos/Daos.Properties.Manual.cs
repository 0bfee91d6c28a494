namespace DaosSharp.Interop;

// Inline functions of daos_prop.h and daos_types.h about property values, labels and UUID strings.
public static unsafe partial class Daos
{
    private const int UuidLength = DAOS_UUID_STR_SIZE - 1;

    [return: NativeTypeName("_Bool")]
    public static bool daos_rf_is_valid([NativeTypeName("unsigned long long")] ulong rf) => rf <= DAOS_PROP_PO_REDUN_FAC_MAX;

    [return: NativeTypeName("_Bool")]
    public static bool daos_svc_rf_is_valid([NativeTypeName("uint64_t")] ulong svc_rf) => svc_rf <= DAOS_PROP_PO_SVC_REDUN_FAC_MAX;

    /// <summary>Packs a container status: flags in bits 48 to 63, status in 32 to 47, pool map version in 0 to 31.</summary>
    [return: NativeTypeName("uint64_t")]
    public static ulong daos_prop_co_status_2_val([NativeTypeName("struct daos_co_status *")] daos_co_status* co_status)
        => ((ulong)co_status->dcs_flags << 48) | ((ulong)co_status->dcs_status << 32) | co_status->dcs_pm_ver;

    public static void daos_prop_val_2_co_status([NativeTypeName("uint64_t")] ulong val, [NativeTypeName("struct daos_co_status *")] daos_co_status* co_status)
    {
        co_status->dcs_flags = (ushort)(val >> 48);
        co_status->dcs_status = (ushort)(val >> 32);
        co_status->dcs_pm_ver = (uint)val;
    }

    [return: NativeTypeName("_Bool")]
    public static bool daos_prop_is_set([NativeTypeName("struct daos_prop_entry *")] daos_prop_entry* entry)
        => (entry->dpe_flags & DAOS_PROP_ENTRY_NOT_SET) == 0;

    /// <summary>
    /// Whether a string may be the label of a pool or container: 1 to 127 of the characters A-Z, a-z, 0-9, '.', '_', ':' and '-',
    /// and not a UUID.
    /// </summary>
    [return: NativeTypeName("_Bool")]
    public static bool daos_label_is_valid([NativeTypeName("const char *")] sbyte* label)
    {
        if (label == null)
            return false;

        var length = 0;
        var dash = false;
        for (; label[length] != 0; length++)
        {
            if (length == DAOS_PROP_LABEL_MAX_LEN)
                return false;
            var c = (byte)label[length];
            dash |= c == '-';
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'.' or (byte)'_' or (byte)':' or (byte)'-'))
                return false;
        }

        return length > 0 && !(dash && daos_is_valid_uuid_string(label, UUID_SST_NONE));
    }

    /// <summary>The rules of <see cref="daos_label_is_valid"/>.</summary>
    [return: NativeTypeName("_Bool")]
    public static bool daos_perf_domain_is_valid([NativeTypeName("const char *")] sbyte* perf_domain) => daos_label_is_valid(perf_domain);

    /// <summary>Whether a string starts with a UUID of 36 characters, in either case (the form of DAOS 2.6).</summary>
    [AddedIn("2.6")]
    [return: NativeTypeName("_Bool")]
    public static bool daos_is_valid_uuid_string([NativeTypeName("const char *")] sbyte* uuid) => daos_is_valid_uuid_string(uuid, UUID_SST_NONE);

    /// <summary>Whether a string starts with a UUID of 36 characters. What follows them is not looked at.</summary>
    /// <param name="uuid">A string that ends with zero.</param>
    /// <param name="sensitive">Positive: upper case only; negative: lower case only; 0: either.</param>
    [AddedIn("2.8")]
    [return: NativeTypeName("_Bool")]
    public static bool daos_is_valid_uuid_string([NativeTypeName("const char *")] sbyte* uuid, int sensitive)
    {
        for (var i = 0; i < UuidLength; i++)
        {
            var c = (char)(byte)uuid[i];
            var valid = i is 8 or 13 or 18 or 23 ? c == '-'
                : sensitive > 0 ? char.IsAsciiHexDigitUpper(c)
                : sensitive < 0 ? char.IsAsciiHexDigitLower(c)
                : char.IsAsciiHexDigit(c);
            if (!valid)
                return false;
        }

        return true;
    }

    /// <summary>The operator of a container filter, in static memory.</summary>
    [return: NativeTypeName("const char *")]
    public static sbyte* daos_pool_cont_filter_func_str([NativeTypeName("enum daos_pool_cont_filter_func")] daos_pool_cont_filter_func f) => Literal(f switch
    {
        daos_pool_cont_filter_func.PCF_FUNC_EQ => "==\0"u8,
        daos_pool_cont_filter_func.PCF_FUNC_NE => "!=\0"u8,
        daos_pool_cont_filter_func.PCF_FUNC_LT => "<\0"u8,
        daos_pool_cont_filter_func.PCF_FUNC_LE => "<=\0"u8,
        daos_pool_cont_filter_func.PCF_FUNC_GT => ">\0"u8,
        daos_pool_cont_filter_func.PCF_FUNC_GE => ">=\0"u8,
        _ => "UNKNOWN\0"u8,
    });

    /// <summary>The name of a key of a container filter, in static memory.</summary>
    [return: NativeTypeName("const char *")]
    public static sbyte* daos_pool_cont_filter_key_str([NativeTypeName("enum daos_pool_cont_filter_key")] daos_pool_cont_filter_key k) => Literal(k switch
    {
        daos_pool_cont_filter_key.PCF_KEY_MD_OTIME => "md_open_time\0"u8,
        daos_pool_cont_filter_key.PCF_KEY_MD_MTIME => "md_modify_time\0"u8,
        daos_pool_cont_filter_key.PCF_KEY_NUM_SNAPSHOTS => "num_snapshots\0"u8,
        daos_pool_cont_filter_key.PCF_KEY_NUM_HANDLES => "num_handles\0"u8,
        _ => "UNKNOWN\0"u8,
    });

    // UTF-8 literals live in the image, which is never moved or unloaded with the assembly in use.
    private static sbyte* Literal(ReadOnlySpan<byte> text)
        => (sbyte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetReference(text));
}
