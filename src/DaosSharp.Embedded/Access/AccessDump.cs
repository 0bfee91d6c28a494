using System.Globalization;
using System.Text;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Access;

/// <summary>What daos_acl_dump and daos_ace_dump print.</summary>
internal static unsafe class AccessDump
{
    private static readonly string[] Principals = ["Owner", "User", "Owner Group", "Group", "Everyone"];
    private static readonly string[] Types = ["Allow", "Audit", "Alarm"];
    private static readonly string[] Flags = ["Group", "Pool Inherit", "Access Fail", "Access Success"];

    private static readonly string[] Permissions =
        ["Read", "Write", "Create Container", "Delete Container", "Get Prop", "Set Prop", "Get ACL", "Set ACL", "Set Owner"];

    public static string Of(daos_acl* acl)
    {
        StringBuilder text = new("Access Control List:\n");
        if (acl == null)
        {
            return text.Append("\tNULL\n").ToString();
        }

        text.Append(CultureInfo.InvariantCulture, $"\tVersion: {acl->dal_ver}\n\tLength: {acl->dal_len}\n");
        for (daos_ace* ace = AccessList.Next(acl, null); ace != null; ace = AccessList.Next(acl, ace))
        {
            Append(text, ace, 1);
        }

        return text.ToString();
    }

    public static string Of(daos_ace* ace, uint tabs)
    {
        StringBuilder text = new();
        Append(text, ace, tabs);
        return text.ToString();
    }

    private static void Append(StringBuilder text, daos_ace* ace, uint tabs)
    {
        string indent = new('\t', (int)Math.Min(tabs, 1024));
        text.Append(indent).Append("Access Control Entry:\n");
        indent += '\t';
        if (ace == null)
        {
            text.Append(indent).Append("NULL\n");
            return;
        }

        uint type = ace->dae_principal_type;
        string principal = type < Principals.Length ? Principals[type] : "Unknown Principal Type";
        text.Append(CultureInfo.InvariantCulture, $"{indent}Principal Type: {principal} ({type})\n");
        text.Append(CultureInfo.InvariantCulture, $"{indent}Principal Length: {ace->dae_principal_len}\n");
        if (ace->dae_principal_len > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}Principal Name: \"{Encoding.UTF8.GetString(AccessEntry.Name(ace))}\"\n");
        }

        AppendBits(text, indent, "Access Types", ace->dae_access_types, Types, "Unknown Access Type");
        AppendBits(text, indent, "Flags", ace->dae_access_flags, Flags, "Unknown Flag");
        AppendBits(text, indent, "Allow Permissions", ace->dae_allow_perms, Permissions, "Unknown Permission");
        AppendBits(text, indent, "Audit Permissions", ace->dae_audit_perms, Permissions, "Unknown Permission");
        AppendBits(text, indent, "Alarm Permissions", ace->dae_alarm_perms, Permissions, "Unknown Permission");
    }

    private static void AppendBits(StringBuilder text, string indent, string title, ulong bits, string[] names, string unknown)
    {
        text.Append(CultureInfo.InvariantCulture, $"{indent}{title}:\n");
        if (bits == 0)
        {
            text.Append(indent).Append("\tNone\n");
        }

        for (int i = 0; i < 64; i++)
        {
            if ((bits >> i & 1) != 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{indent}\t{(i < names.Length ? names[i] : unknown)} (0x{1UL << i:x})\n");
            }
        }
    }
}
