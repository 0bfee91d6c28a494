using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>A property list for a query: the library fills in values and owns their memory until the list is freed.</summary>
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

    public readonly daos_prop_t* Native => _list;

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
