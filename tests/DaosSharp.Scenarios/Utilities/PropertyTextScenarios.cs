using System.Globalization;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Backends;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Utilities;

/// <summary>Property lists and their text form, without a container.</summary>
public sealed unsafe class PropertyTextScenarios(ScenarioContext context) : ScenarioFamily(context)
{
    private const uint LabelType = (uint)daos_cont_props.DAOS_PROP_CO_LABEL;
    private const uint FactorType = (uint)daos_cont_props.DAOS_PROP_CO_REDUN_FAC;

    [Scenario("misc.prop_from_str_{n}")]
    public void FromText(int n)
    {
        string text = QuotedText.Of(string.Create(CultureInfo.InvariantCulture, $"misc.prop_from_str_{n}"));
        byte[] bytes = ScenarioBackend.ZeroEnded(text);
        daos_prop_t* list = null;
        int rc;
        fixed (byte* b = bytes)
            rc = Api.daos_prop_from_str((sbyte*)b, (ulong)bytes.Length - 1, &list);
        Result.Add("rc", rc);
        if (rc != 0)
            return;
        Result.Add("nr", list->dpp_nr);
        for (uint i = 0; i < list->dpp_nr; i++)
        {
            ref daos_prop_entry entry = ref list->dpp_entries[i];
            string value = entry.dpe_type == LabelType ? NativeMemoryText.Read(entry.dpe_str) : entry.dpe_val.ToString(CultureInfo.InvariantCulture);
            Result.Word(string.Create(CultureInfo.InvariantCulture, $"{entry.dpe_type:x}={value}"));
        }
        Api.daos_prop_free(list);
    }

    [Scenario("misc.prop_alloc")]
    public void Allocate()
    {
        daos_prop_t* none = Api.daos_prop_alloc(0);
        Result.Add("zero", none != null).Add("nr", none->dpp_nr).Add("entries", none->dpp_entries != null);
        daos_prop_t* most = Api.daos_prop_alloc(Daos.DAOS_PROP_ENTRIES_MAX_NR);
        Result.Add("max", most != null).Add("toomany", Api.daos_prop_alloc(Daos.DAOS_PROP_ENTRIES_MAX_NR + 1) != null);
        daos_prop_t* one = Api.daos_prop_alloc(1);
        one->dpp_entries[0].dpe_type = LabelType;
        fixed (byte* text = "abc\0"u8)
        {
            Result.Add("set", Api.daos_prop_set_str(one, LabelType, (sbyte*)text, 3)).Word(NativeMemoryText.Read(one->dpp_entries[0].dpe_str));
            Result.Add("missing", Api.daos_prop_entry_get(one, FactorType) == null);
            Result.Add("setmissing", Api.daos_prop_set_str(one, (uint)daos_cont_props.DAOS_PROP_CO_OWNER, (sbyte*)text, 3));
        }
        daos_prop_t* other = Api.daos_prop_alloc(1);
        other->dpp_entries[0].dpe_type = FactorType;
        daos_prop_t* merged = Api.daos_prop_merge(one, other);
        Result.Add("merge", merged == null ? -1 : merged->dpp_nr);
        foreach (nint list in new[] { (nint)none, (nint)most, (nint)one, (nint)other, (nint)merged })
            Api.daos_prop_free((daos_prop_t*)list);
    }
}
