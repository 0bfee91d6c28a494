using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>
/// The DAOS_COND_* flags as the storage layer of DAOS reads them: any update flag asks for the dkey and silences the insert flags; a
/// condition on akeys counts only when it is the single flag given.
/// </summary>
internal static class Condition
{
    public const ulong Punch = Daos.DAOS_COND_PUNCH;
    public const ulong DkeyInsert = Daos.DAOS_COND_DKEY_INSERT;
    public const ulong DkeyUpdate = Daos.DAOS_COND_DKEY_UPDATE;
    public const ulong DkeyFetch = Daos.DAOS_COND_DKEY_FETCH;
    public const ulong AkeyInsert = Daos.DAOS_COND_AKEY_INSERT;
    public const ulong AkeyUpdate = Daos.DAOS_COND_AKEY_UPDATE;
    public const ulong AkeyFetch = Daos.DAOS_COND_AKEY_FETCH;
    public const ulong PerAkey = Daos.DAOS_COND_PER_AKEY;
    public const ulong Mask = 0xFF;

    public static bool IsValidForFetch(ulong flags) =>
        (flags & (Punch | DkeyInsert | DkeyUpdate | AkeyInsert | AkeyUpdate)) == 0
        && (flags & (PerAkey | AkeyFetch)) != (PerAkey | AkeyFetch);

    public static bool IsValidForUpdate(ulong flags) =>
        (flags & (Punch | DkeyFetch | AkeyFetch)) == 0
        && ((flags & PerAkey) == 0 || (flags & (AkeyInsert | AkeyUpdate)) == 0);

    /// <summary>Result of an update's condition on the dkey: 0, -DER_NONEXIST or -DER_EXIST.</summary>
    public static int CheckDkey(ulong flags, bool exists)
    {
        if ((flags & (DkeyUpdate | AkeyUpdate)) != 0)
        {
            return exists ? Der.Success : Der.NonExistent;
        }

        return (flags & DkeyInsert) != 0 && exists ? Der.Exists : Der.Success;
    }

    /// <summary>Result of an update's condition on one akey: 0, -DER_NONEXIST or -DER_EXIST.</summary>
    public static int CheckAkey(ulong flags, ulong iodFlags, bool exists) =>
        ((flags & PerAkey) != 0 ? iodFlags : flags & Mask) switch
        {
            AkeyUpdate when !exists => Der.NonExistent,
            AkeyInsert when exists => Der.Exists,
            _ => Der.Success,
        };
}
