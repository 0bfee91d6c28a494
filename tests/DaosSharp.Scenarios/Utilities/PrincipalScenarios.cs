using System.Globalization;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Backends;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Utilities;

/// <summary>Names of users and groups.</summary>
public sealed unsafe class PrincipalScenarios(ScenarioContext context) : ScenarioFamily(context)
{
    private const uint UnknownId = 987654321;

    [Scenario("misc.principal_{n}")]
    public void FromText(int n)
    {
        daos_acl_principal_type type = default;
        sbyte* name = null;
        fixed (byte* text = ScenarioBackend.ZeroEnded(QuotedText.Of(string.Create(CultureInfo.InvariantCulture, $"misc.principal_{n}"))))
        {
            int rc = Api.daos_acl_principal_from_str((sbyte*)text, &type, &name);
            Result.Add("rc", rc).Add("type", rc == 0 ? (int)type : -1).Word("name=" + NativeMemoryText.Take(name));
            Result.Add("valid", Api.daos_acl_principal_is_valid((sbyte*)text));
        }
    }

    [Scenario("misc.uid_principal")]
    public void Numbers()
    {
        sbyte* name = null;
        Result.Add("uid", Api.daos_acl_uid_to_principal(0, &name)).Word(NativeMemoryText.Take(name));
        Result.Add("gid", Api.daos_acl_gid_to_principal(0, &name)).Word(NativeMemoryText.Take(name));
        Result.Add("unknown", Api.daos_acl_uid_to_principal(UnknownId, &name));
        uint id = UnknownId;
        fixed (byte* root = "root@\0"u8, nobody = "no-such-user@\0"u8, bad = "root\0"u8)
        {
            Result.Add("back", Api.daos_acl_principal_to_uid((sbyte*)root, &id)).Value(id);
            id = UnknownId;
            Result.Add("back", Api.daos_acl_principal_to_gid((sbyte*)root, &id)).Value(id);
            Result.Add("nouser", Api.daos_acl_principal_to_uid((sbyte*)nobody, &id));
            Result.Add("bad", Api.daos_acl_principal_to_uid((sbyte*)bad, &id));
        }
    }
}
