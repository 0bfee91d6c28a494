using DaosSharp.Interop;

namespace DaosSharp.Embedded.Access;

/// <summary>The text of an entry in words, "Allow:Group:Owner-Group:Read/Write", as daos_ace_str_get_verbose has them.</summary>
internal static class VerboseText
{
    private const byte Separator = (byte)':';

    /// <summary>Reads an entry's text letter by letter and writes the words. What is wrong with the text counts only as far as the buffer reaches.</summary>
    /// <returns>0, -DER_INVAL or -DER_TRUNC.</returns>
    public static int Write(ReadOnlySpan<byte> entry, ref BoundedText words)
    {
        int rc = WriteField(ref entry, ref words, Type, isRequired: true);
        rc = rc == 0 ? WriteField(ref entry, ref words, Flag, isRequired: false) : rc;
        rc = rc == 0 ? WritePrincipal(ref entry, ref words) : rc;
        return rc == 0 ? WritePermissions(entry, ref words) : rc;
    }

    private delegate ReadOnlySpan<byte> WordOf(byte letter);

    // Types, of which there is at least one, or flags.
    private static int WriteField(ref ReadOnlySpan<byte> entry, ref BoundedText words, WordOf word, bool isRequired)
    {
        bool isFirst = true;
        for (; !entry.IsEmpty; entry = entry[1..])
        {
            if (entry[0] == Separator)
            {
                entry = entry[1..];
                return isFirst && isRequired ? Der.Invalid : Append(ref words, ":"u8);
            }

            int rc = AppendWord(ref words, word(entry[0]), isFirst);
            if (rc != 0)
            {
                return rc;
            }

            isFirst = false;
        }

        return Der.Invalid;
    }

    private static int WritePrincipal(ref ReadOnlySpan<byte> entry, ref BoundedText words)
    {
        int end = entry.IndexOf(Separator);
        if (end < 0 || !Principal.IsValid(entry[..end]))
        {
            return Der.Invalid;
        }

        ReadOnlySpan<byte> name = entry[..end];
        entry = entry[(end + 1)..];
        words.Append(Principal.Special(name) switch
        {
            daos_acl_principal_type.DAOS_ACL_OWNER => "Owner"u8,
            daos_acl_principal_type.DAOS_ACL_OWNER_GROUP => "Owner-Group"u8,
            daos_acl_principal_type.DAOS_ACL_EVERYONE => "Everyone"u8,
            _ => name,
        });
        return Append(ref words, ":"u8);
    }

    private static int WritePermissions(ReadOnlySpan<byte> letters, ref BoundedText words)
    {
        for (int i = 0; i < letters.Length; i++)
        {
            int rc = AppendWord(ref words, Permission(letters[i]), i == 0);
            if (rc != 0)
            {
                return rc;
            }
        }

        return letters.IsEmpty ? Append(ref words, "No-Access"u8) : Der.Success;
    }

    private static int AppendWord(ref BoundedText words, ReadOnlySpan<byte> word, bool isFirst)
    {
        if (word.IsEmpty)
        {
            return Der.Invalid;
        }

        if (!isFirst)
        {
            words.Append("/"u8);
        }

        return Append(ref words, word);
    }

    private static int Append(ref BoundedText words, ReadOnlySpan<byte> text)
    {
        words.Append(text);
        return words.IsCut ? Der.Truncated : Der.Success;
    }

    private static ReadOnlySpan<byte> Type(byte letter) => letter switch
    {
        (byte)'A' => "Allow"u8,
        (byte)'U' => "Audit"u8,
        (byte)'L' => "Alarm"u8,
        _ => [],
    };

    // DAOS has no word for the flag P.
    private static ReadOnlySpan<byte> Flag(byte letter) => letter switch
    {
        (byte)'G' => "Group"u8,
        (byte)'S' => "Access-Success"u8,
        (byte)'F' => "Access-Failure"u8,
        _ => [],
    };

    private static ReadOnlySpan<byte> Permission(byte letter) => letter switch
    {
        (byte)'r' => "Read"u8,
        (byte)'w' => "Write"u8,
        (byte)'c' => "Create-Container"u8,
        (byte)'d' => "Delete-Container"u8,
        (byte)'t' => "Get-Prop"u8,
        (byte)'T' => "Set-Prop"u8,
        (byte)'a' => "Get-ACL"u8,
        (byte)'A' => "Set-ACL"u8,
        (byte)'o' => "Set-Owner"u8,
        _ => [],
    };
}
