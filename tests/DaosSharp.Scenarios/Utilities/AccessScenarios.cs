using System.Globalization;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Backends;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Utilities;

/// <summary>Access control entries and lists, without a container.</summary>
public sealed unsafe partial class AccessScenarios(ScenarioContext context) : AccessFamily(context)
{
    private const int TextLength = 512;

    [Scenario("misc.ace_{n}")]
    public void Entry(int n)
    {
        byte[] line = ScenarioBackend.ZeroEnded(QuotedText.Of(string.Create(CultureInfo.InvariantCulture, $"misc.ace_{n}")));
        daos_ace* entry = null;
        int rc;
        fixed (byte* text = line)
            rc = Api.daos_ace_from_str((sbyte*)text, &entry);
        Result.Add("rc", rc);
        if (rc != 0)
            return;
        Result.Add("access", entry->dae_access_types).Add("type", entry->dae_principal_type).Add("flags", entry->dae_access_flags);
        Result.Add("allow", entry->dae_allow_perms).Add("audit", entry->dae_audit_perms).Add("alarm", entry->dae_alarm_perms);
        Result.Add("valid", Api.daos_ace_is_valid(entry)).Add("size", Api.daos_ace_get_size(entry));
        sbyte* letters = stackalloc sbyte[TextLength];
        sbyte* words = stackalloc sbyte[TextLength];
        Result.Add("str", Api.daos_ace_to_str(entry, letters, TextLength)).Word(NativeMemoryText.Read(letters));
        fixed (byte* text = line)
            rc = Api.daos_ace_str_get_verbose((sbyte*)text, words, TextLength);
        Result.Add("verbose", rc).Word(rc == 0 ? NativeMemoryText.Read(words) : "-");
        Api.daos_ace_free(entry);
    }

    [Scenario("misc.acl_build")]
    public void Build()
    {
        daos_acl* list = Api.daos_acl_create(null, 0);
        Result.Add("size", Api.daos_acl_get_size(list)).Add("valid", Api.daos_acl_validate(list));
        foreach (string text in new[] { "A::EVERYONE@:r", "A::bob@:rw", "A:G:GROUP@:r", "A::OWNER@:rw" })
            Add("add", &list, text);
        Add("replace", &list, "A::bob@:r");
        Result.Add("valid", Api.daos_acl_validate(list));
        AddEntries(list);
        daos_ace* found = null;
        fixed (byte* bob = "bob@\0"u8, other = "alice@\0"u8)
        {
            Result.Add("find", Api.daos_acl_get_ace_for_principal(list, daos_acl_principal_type.DAOS_ACL_USER, (sbyte*)bob, &found));
            Result.Add("none", Api.daos_acl_get_ace_for_principal(list, daos_acl_principal_type.DAOS_ACL_USER, (sbyte*)other, &found));
            daos_acl* copy = Api.daos_acl_dup(list);
            int size = (int)Api.daos_acl_get_size(list);
            Result.Add("dup", new Span<byte>(list, size).SequenceEqual(new Span<byte>(copy, size)));
            Api.daos_acl_free(copy);
            for (int i = 0; i < 2; i++)
                Result.Add("rm", Api.daos_acl_remove_ace(&list, daos_acl_principal_type.DAOS_ACL_USER, (sbyte*)bob));
        }
        Result.Add("size", Api.daos_acl_get_size(list));
        Api.daos_acl_free(list);
    }

    [Scenario("misc.acl_stream")]
    public void Stream()
    {
        daos_acl* list = ListOf("A::OWNER@:rw", "A:G:GROUP@:r", "A::EVERYONE@:");
        AddStream(list, verbose: false);
        AddStream(list, verbose: true);
        Api.daos_acl_free(list);
    }

    private void Add(string name, daos_acl** list, string text)
    {
        daos_ace* entry = EntryOf(text);
        Result.Add(name, Api.daos_acl_add_ace(list, entry));
        Api.daos_ace_free(entry);
    }

    // Lines end with '~' in recorded texts.
    private void AddStream(daos_acl* list, bool verbose)
    {
        sbyte* text = null;
        nuint size = 0;
        void* stream = OpenMemory(&text, &size);
        Result.Add("rc", Api.daos_acl_to_stream(stream, list, verbose));
        Must(Close(stream), "close");
        Result.Word(NativeMemoryText.Take(text).Replace('\n', '~'));
    }

    [System.Runtime.InteropServices.LibraryImport("libc", EntryPoint = "open_memstream")]
    private static partial void* OpenMemory(sbyte** text, nuint* size);

    [System.Runtime.InteropServices.LibraryImport("libc", EntryPoint = "fclose")]
    private static partial int Close(void* stream);
}
