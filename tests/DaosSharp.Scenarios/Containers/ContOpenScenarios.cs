using System.Runtime.CompilerServices;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Backends;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Containers;

/// <summary>Creating, opening and destroying containers.</summary>
public sealed unsafe class ContOpenScenarios(ScenarioContext context) : ScenarioFamily(context)
{
    // Labels that are used as they are.
    private static readonly Dictionary<string, string> WholeLabels = new(StringComparer.Ordinal)
    {
        ["dash_first"] = "-ab",
        ["dash_only"] = "-",
        ["dot_only"] = ".",
        ["dotdot"] = "..",
        ["dot_first"] = ".ab",
        ["underscore_only"] = "_",
        ["colon_only"] = ":",
        ["empty"] = "",
        ["one_letter"] = "q",
        ["one_digit"] = "7",
        ["tab"] = "a\tb",
        ["percent"] = "a%b",
        ["hash"] = "a#b",
        ["star"] = "a*b",
        ["comma"] = "a,b",
        ["semicolon"] = "a;b",
        ["equals"] = "a=b",
        ["quote"] = "a'b",
        ["backslash"] = "a\\b",
        ["tilde"] = "a~b",
        ["dollar"] = "a$b",
        ["bracket"] = "a[b",
        ["paren"] = "a(b",
        ["bang"] = "a!b",
        ["pipe"] = "a|b",
        ["less"] = "a<b",
        ["question"] = "a?b",
        ["caret"] = "a^b",
        ["del"] = "a\u007fb",
        ["latin1"] = "aä",
        ["leading_blank"] = " a",
        ["trailing_blank"] = "a ",
        ["uuid_short"] = "11111111-2222-3333-4444",
        ["uuid_upper"] = "AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE",
        ["uuid_nodash"] = "aaaaaaaabbbbccccddddeeeeeeeeeeee",
        ["container_label_not_set"] = "container_label_not_set",
        ["pool_label_not_set"] = "pool_label_not_set",
    };

    [Scenario("cont.label_{kind:s}")]
    public void Label(string kind)
    {
        if (WholeLabels.TryGetValue(kind, out string? whole))
        {
            AddLifeOf(whole);
            return;
        }
        string mark = kind switch
        {
            "dot" => ".",
            "underscore" => "_",
            "colon" => ":",
            "hyphen" or "dash" => "-",
            "blank" => " ",
            "slash" => "/",
            "utf8" => "ä",
            "at" => "@",
            "newline" => "\n",
            "plus" => "+",
            "upper" => "UP",
            "digits" => "12345",
            // Hyphens as in a UUID, but not the length of one.
            "uuid_like" => "-6f8a2d1e-4b0c-4f39-9d57-0c1e2a3b4d5f",
            _ => throw new ScenarioSetupException($"No label of kind '{kind}'."),
        };
        AddLifeOf(kind == "digits" ? mark : Context.Label + mark + "x");
    }

    [Scenario("cont.label_len_{n}")]
    public void LabelLength(int n)
    {
        string label = n < Context.Label.Length ? new string('L', n) : Context.Label.PadRight(n, 'l');
        AddLifeOf(label);
        if (n > Daos.DAOS_PROP_LABEL_MAX_LEN)
            Result.Add("destroy127", Destroy(label[..Daos.DAOS_PROP_LABEL_MAX_LEN], force: false));
    }

    [Scenario("cont.open_flags_{flags}")]
    public void OpenWithFlags(uint flags)
    {
        Context.CreateContainer();
        int rc = TryOpen(Context.Label, flags, out daos_handle_t container);
        Result.Add("open", rc);
        if (rc == 0)
            Result.Add("close", Api.daos_cont_close(container, null));
    }

    [Scenario("cont.second_open_{first}_{second}")]
    public void OpenTwice(uint first, uint second)
    {
        Context.CreateContainer();
        Result.Add("first", TryOpen(Context.Label, first, out _)).Add("second", TryOpen(Context.Label, second, out _));
    }

    [Scenario("cont.create_null_label")]
    public void CreateWithoutLabel() =>
        Result.Value(Api.daos_cont_create_with_label(Context.Backend.Pool, null, null, null, null));

    [Scenario("cont.open_missing")]
    public void OpenMissing()
    {
        Result.Add("label", TryOpen(Context.Label, Daos.DAOS_COO_RW, out _));
        Result.Add("uuid", TryOpen("6f8a2d1e-4b0c-4f39-9d57-0c1e2a3b4d5f", Daos.DAOS_COO_RW, out _));
    }

    [Scenario("cont.open_bad_pool")]
    public void OpenInNoPool()
    {
        daos_handle_t container;
        fixed (byte* label = ScenarioBackend.ZeroEnded(Context.Label))
            Result.Add("nil", Api.daos_cont_open2(default, (sbyte*)label, Daos.DAOS_COO_RW, &container, null, null));
    }

    [Scenario("cont.label_case")]
    public void LabelCase()
    {
        Context.CreateContainer();
        Result.Add("other", TryOpen(Context.Label.ToUpperInvariant(), Daos.DAOS_COO_RW, out _));
    }

    [Scenario("cont.destroy_open")]
    public void DestroyOpen()
    {
        string label = Context.Label + ".x";
        Must(Create(label), "create");
        Must(TryOpen(label, Daos.DAOS_COO_RW, out daos_handle_t container), "open");
        Result.Add("plain", Destroy(label, force: false)).Add("force", Destroy(label, force: true));
        daos_cont_info_t info;
        Result.Add("query", Api.daos_cont_query(container, &info, null, null));
        Result.Add("close", Api.daos_cont_close(container, null));
        Result.Add("again", Destroy(label, force: true));
    }

    [Scenario("cont.query_info")]
    public void Information()
    {
        Context.CreateContainer();
        daos_cont_info_t info = default;
        daos_handle_t container = default;
        fixed (byte* label = ScenarioBackend.ZeroEnded(Context.Label))
            Result.Add("open", Api.daos_cont_open2(Context.Backend.Pool, (sbyte*)label, Daos.DAOS_COO_RW, &container, &info, null));
        Context.CloseAtEnd(container, static (api, handle) => api.daos_cont_close(handle, null));
        Result.Add("uuid", new ReadOnlySpan<byte>(Unsafe.AsPointer(ref info.ci_uuid), 16).ContainsAnyExcept((byte)0));
        Result.Add("snaps", info.ci_nsnapshots).Add("handles", info.ci_nhandles).Add("lsnap", info.ci_lsnapshot);
        Result.Add("otime", info.ci_md_otime != 0).Add("mtime", info.ci_md_mtime != 0);
        Must(TryOpen(Context.Label, Daos.DAOS_COO_RW, out _), "open");
        ulong epoch;
        Must(Api.daos_cont_create_snap(container, &epoch, null, null), "snapshot");
        Must(Api.daos_cont_create_snap(container, &epoch, null, null), "snapshot");
        Result.Add("query", Api.daos_cont_query(container, &info, null, null));
        Result.Add("snaps", info.ci_nsnapshots).Add("handles", info.ci_nhandles).Add("last", info.ci_lsnapshot == epoch);
    }

    [Scenario("cont.label_prop_conflict")]
    public void LabelInPropertiesToo()
    {
        string first = Context.Label + ".a";
        string second = Context.Label + ".b";
        using PropertyList list = new(Api, (uint)daos_cont_props.DAOS_PROP_CO_LABEL, second);
        fixed (byte* label = ScenarioBackend.ZeroEnded(first))
            Result.Value(Api.daos_cont_create_with_label(Context.Backend.Pool, (sbyte*)label, list.Address, null, null));
        Result.Add("a", TryOpen(first, Daos.DAOS_COO_RW, out _)).Add("b", TryOpen(second, Daos.DAOS_COO_RW, out _));
        Must(Destroy(first, force: true), "destroy");
    }

    private void AddLifeOf(string label)
    {
        int created = Create(label);
        int opened = TryOpen(label, Daos.DAOS_COO_RW, out daos_handle_t container);
        Result.Add("create", created).Add("open", opened);
        if (opened == 0)
            Result.Add("close", Api.daos_cont_close(container, null));
        if (created == 0)
            Result.Add("destroy", Destroy(label, force: false));
    }

    private int Create(string label)
    {
        fixed (byte* text = ScenarioBackend.ZeroEnded(label))
            return Api.daos_cont_create_with_label(Context.Backend.Pool, (sbyte*)text, null, null, null);
    }

    private int Destroy(string label, bool force)
    {
        fixed (byte* text = ScenarioBackend.ZeroEnded(label))
            return Api.daos_cont_destroy2(Context.Backend.Pool, (sbyte*)text, force ? 1 : 0, null);
    }

    private int TryOpen(string label, uint flags, out daos_handle_t container)
    {
        daos_handle_t handle = default;
        int rc;
        fixed (byte* text = ScenarioBackend.ZeroEnded(label))
            rc = Api.daos_cont_open2(Context.Backend.Pool, (sbyte*)text, flags, &handle, null, null);
        if (rc == 0)
            Context.CloseAtEnd(handle, static (api, handle) => api.daos_cont_close(handle, null));
        container = handle;
        return rc;
    }
}
