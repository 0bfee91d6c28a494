using DaosSharp.Interop;
using DaosSharp.Scenarios.Backends;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Utilities;

/// <summary>Base of the scenarios with access lists.</summary>
public abstract unsafe class AccessFamily(ScenarioContext context) : ScenarioFamily(context)
{
    /// <summary>An access list that the caller frees.</summary>
    protected daos_acl* ListOf(params ReadOnlySpan<string> entries)
    {
        daos_acl* list = null;
        using NativeStrings texts = new(entries);
        Must(Api.daos_acl_from_strs(texts.Addresses, (nuint)entries.Length, &list), "access list");
        return list;
    }

    /// <summary>An entry that the caller frees.</summary>
    protected daos_ace* EntryOf(string text)
    {
        daos_ace* entry = null;
        fixed (byte* t = ScenarioBackend.ZeroEnded(text))
            Must(Api.daos_ace_from_str((sbyte*)t, &entry), "entry");
        return entry;
    }

    /// <summary>Adds each entry as a word.</summary>
    protected void AddEntries(daos_acl* list)
    {
        sbyte** texts = null;
        nuint count = 0;
        Must(Api.daos_acl_to_strs(list, &texts, &count), "entries");
        foreach (string text in NativeMemoryText.Take(texts, count))
            Result.Word(text);
    }
}
