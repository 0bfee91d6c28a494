using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>
/// A property list: for a query, whose values the library fills in and owns until the list is freed, or of numbers for a creation.
/// </summary>
internal unsafe ref struct PropertyList
{
    private readonly DaosApi _api;
    private daos_prop_t* _list;

    public PropertyList(DaosApi api, params ReadOnlySpan<uint> types)
    {
        _api = api;
        _list = api.daos_prop_alloc((uint)types.Length);
        if (_list == null)
            throw new InsufficientMemoryException("daos_prop_alloc found no memory.");
        for (int i = 0; i < types.Length; i++)
            _list->dpp_entries[i].dpe_type = types[i];
    }

    /// <param name="settings">Properties and their numbers; without any there is no native list.</param>
    public PropertyList(DaosApi api, (daos_cont_props Type, ulong Value)[] settings)
    {
        _api = api;
        if (settings.Length == 0)
            return;
        this = new PropertyList(api, Array.ConvertAll(settings, static s => (uint)s.Type));
        for (int i = 0; i < settings.Length; i++)
            _list->dpp_entries[i].dpe_val = settings[i].Value;
    }

    public readonly daos_prop_t* Native => _list;

    public readonly ulong GetNumber(int index) => _list->dpp_entries[index].dpe_val;

    public readonly string? GetText(int index)
    {
        ref daos_prop_entry entry = ref _list->dpp_entries[index];
        return (entry.dpe_flags & Daos.DAOS_PROP_ENTRY_NOT_SET) != 0 ? null : Marshal.PtrToStringUTF8((nint)entry.dpe_str);
    }

    public void Dispose()
    {
        if (_list != null)
            _api.daos_prop_free(_list);
        _list = null;
    }
}
