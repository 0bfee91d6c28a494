using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace DaosSharp;

/// <summary>An access control entry: what one principal may do.</summary>
public sealed record DaosAce
{
    private const AclAccessTypes Alerts = AclAccessTypes.Audit | AclAccessTypes.Alarm;
    private const AclEntryOptions AlertFlags = AclEntryOptions.AccessFailure | AclEntryOptions.AccessSuccess;
    private const string TypeLetters = "AUL";
    private const string PermissionLetters = "rwcdtTaAo";

    // In DAOS's order; G is bit 0, which belongs to the principal.
    private const string FlagLetters = "GSFP";
    private static readonly int[] FlagBits = [1, (int)AclEntryOptions.AccessSuccess, (int)AclEntryOptions.AccessFailure, (int)AclEntryOptions.PoolInherit];

    /// <summary>An entry that allows something.</summary>
    /// <param name="principal">Whom it is about.</param>
    /// <param name="permissions">What it allows; nothing means no access.</param>
    public DaosAce(DaosPrincipal principal, AclPermissions permissions)
        : this(principal, permissions, AclAccessTypes.Allow, AclEntryOptions.None)
    {
    }

    /// <summary>An entry.</summary>
    /// <param name="principal">Whom it is about.</param>
    /// <param name="permissions">What it is about.</param>
    /// <param name="types">What it does, at least one of the three.</param>
    /// <param name="flags">Further settings: one of success and failure exactly when it audits or alarms.</param>
    /// <exception cref="ArgumentException">The parts do not go together, or are unknown.</exception>
    public DaosAce(DaosPrincipal principal, AclPermissions permissions, AclAccessTypes types, AclEntryOptions flags)
    {
        if (!IsValid(types, flags) || (permissions & ~(AclPermissions.AllOfPool | AclPermissions.AllOfContainer)) != 0)
            throw new ArgumentException("An entry allows, audits or alarms, and says of failure or success exactly when it audits or alarms.", nameof(flags));
        Principal = principal;
        Permissions = permissions;
        Types = types;
        Flags = flags;
    }

    /// <summary>Whom it is about.</summary>
    public DaosPrincipal Principal { get; }

    /// <summary>What it is about.</summary>
    public AclPermissions Permissions { get; }

    /// <summary>What it does.</summary>
    public AclAccessTypes Types { get; }

    /// <summary>Further settings.</summary>
    public AclEntryOptions Flags { get; }

    /// <summary>Reads DAOS's text form TYPES:FLAGS:PRINCIPAL:PERMISSIONS, such as "A::bob@:rw" or "A:G:staff@:r". As <c>daos_ace_from_str</c></summary>
    /// <exception cref="FormatException">This is no entry.</exception>
    public static DaosAce Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out DaosAce? entry) ? entry : throw new FormatException($"'{text}' is no access control entry: TYPES:FLAGS:PRINCIPAL:PERMISSIONS, such as A::bob@:rw.");
    }

    /// <summary>Reads DAOS's text form, if it is that of an entry.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out DaosAce? entry)
    {
        entry = null;
        string[] fields = text?.Split(':') ?? [];
        if (fields.Length != 4 || Encoding.UTF8.GetByteCount(text!) > Interop.Daos.DAOS_ACL_MAX_ACE_STR_LEN
            || !TryRead(fields[0], TypeLetters, null, out int types)
            || !TryRead(fields[1], FlagLetters, FlagBits, out int flags)
            || !TryRead(fields[3], PermissionLetters, null, out int permissions)
            || DaosPrincipal.FromIdentity(fields[2], (flags & 1) != 0) is not { } principal)
        {
            return false;
        }
        bool isGroup = (flags & 1) != 0;
        if (isGroup != principal.IsGroup || !IsValid((AclAccessTypes)types, (AclEntryOptions)(flags & ~1)))
            return false;
        entry = new DaosAce(principal, (AclPermissions)permissions, (AclAccessTypes)types, (AclEntryOptions)(flags & ~1));
        return true;
    }

    /// <summary>DAOS's text form. As <c>daos_ace_to_str</c></summary>
    public override string ToString()
    {
        StringBuilder text = new();
        Append(text, TypeLetters, null, (int)Types);
        text.Append(':');
        Append(text, FlagLetters, FlagBits, (int)Flags | (Principal.IsGroup ? 1 : 0));
        text.Append(':').Append(Principal.IdentityText).Append(':');
        Append(text, PermissionLetters, null, (int)Permissions);
        return text.ToString();
    }

    private static bool IsValid(AclAccessTypes types, AclEntryOptions flags) =>
        types != 0 && (types & ~(AclAccessTypes.Allow | Alerts)) == 0 && (flags & ~(AlertFlags | AclEntryOptions.PoolInherit)) == 0
        && (types & Alerts) != 0 == ((flags & AlertFlags) != 0);

    // Without bits the letters stand for bits 0, 1, 2 and so on.
    private static bool TryRead(string text, string letters, int[]? bits, out int value)
    {
        value = 0;
        foreach (char letter in text)
        {
            int index = letters.IndexOf(letter, StringComparison.Ordinal);
            if (index < 0)
                return false;
            value |= bits?[index] ?? 1 << index;
        }
        return true;
    }

    private static void Append(StringBuilder text, string letters, int[]? bits, int value)
    {
        for (int i = 0; i < letters.Length; i++)
        {
            if ((value & (bits?[i] ?? 1 << i)) != 0)
                text.Append(letters[i]);
        }
    }
}
