using System.Runtime.InteropServices;
using System.Text;
using DaosSharp.Embedded.Access;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>The helpers of daos_security.h that turn whole access lists into text and back.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier))]
internal static unsafe partial class AccessTextExports
{
    // Words of an entry are longer than its letters.
    private const int VerboseLength = 2 * AccessText.MaxLength;

    [NativeExport]
    public static int daos_acl_from_strs(sbyte** ace_strs, nuint ace_nr, daos_acl** acl)
    {
        if (ace_strs == null || acl == null || ace_nr is 0 or > ushort.MaxValue)
        {
            return LastError.Fail(Der.Invalid, "no entries, or too many");
        }

        List<nint> entries = [];
        try
        {
            for (nuint i = 0; i < ace_nr; i++)
            {
                daos_ace* ace = null;
                int rc = AccessEntryExports.daos_ace_from_str(ace_strs[i], &ace);
                if (rc != 0)
                {
                    return rc;
                }

                entries.Add((nint)ace);
            }

            return Take(AccessList.Create(CollectionsMarshal.AsSpan(entries)), acl);
        }
        finally
        {
            entries.ForEach(static entry => NativeMemory.Free((void*)entry));
        }
    }

    [NativeExport]
    public static int daos_acl_to_strs(daos_acl* acl, sbyte*** ace_strs, nuint* ace_nr)
    {
        if (ace_strs == null || ace_nr == null)
        {
            return Der.Invalid;
        }

        int rc = Format(acl, out List<byte[]> texts);
        if (rc == 0)
        {
            *ace_nr = (nuint)texts.Count;
            *ace_strs = texts.Count == 0 ? null : (sbyte**)NativeMemory.Alloc((nuint)texts.Count, (nuint)sizeof(sbyte*));
            for (int i = 0; i < texts.Count; i++)
            {
                (*ace_strs)[i] = NativeText.Allocate(texts[i]);
            }
        }

        return rc;
    }

    [NativeExport]
    public static int daos_acl_to_stream(void* stream, daos_acl* acl, bool verbose)
    {
        List<byte[]> texts = [];
        int rc = stream == null ? Der.Invalid : acl == null ? Der.Success : Format(acl, out texts);
        if (rc != 0)
        {
            return rc;
        }

        StringBuilder lines = new("# Entries:\n");
        foreach (byte[] text in texts)
        {
            rc = verbose ? AppendWords(lines, text) : Der.Success;
            if (rc != 0)
            {
                break;
            }

            lines.Append(Encoding.UTF8.GetString(text)).Append('\n');
        }

        int written = CStream.Write(stream, texts.Count == 0 ? lines.Append("#   None\n").ToString() : lines.ToString());
        return rc == 0 ? written : rc;
    }

    private static int Take(daos_acl* made, daos_acl** acl)
    {
        int rc = made == null ? Der.NoMemory : AccessList.Validate(made);
        if (rc == 0)
        {
            *acl = made;
            return rc;
        }

        NativeMemory.Free(made);
        return LastError.Fail(rc, "the entries make no access list: one principal has two entries, or there are too many");
    }

    private static int Format(daos_acl* acl, out List<byte[]> texts)
    {
        texts = [];
        int rc = AccessList.Validate(acl);
        sbyte* buffer = stackalloc sbyte[AccessText.MaxLength];
        for (daos_ace* ace = rc == 0 ? AccessList.Next(acl, null) : null; ace != null; ace = AccessList.Next(acl, ace))
        {
            rc = AccessEntryExports.daos_ace_to_str(ace, buffer, AccessText.MaxLength);
            if (rc != 0)
            {
                break;
            }

            texts.Add(NativeText.Bytes(buffer).ToArray());
        }

        return rc;
    }

    // What is cut off is left out.
    private static int AppendWords(StringBuilder lines, byte[] text)
    {
        sbyte* buffer = stackalloc sbyte[VerboseLength];
        BoundedText words = new(buffer, VerboseLength);
        int rc = VerboseText.Write(text, ref words);
        if (rc is not (0 or Der.Truncated))
        {
            return rc;
        }

        lines.Append("# ").Append(NativeText.Read(buffer)).Append('\n');
        return Der.Success;
    }
}
