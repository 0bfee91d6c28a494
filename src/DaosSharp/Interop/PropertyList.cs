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

    /// <param name="list">What the library made; it is freed with this.</param>
    public PropertyList(DaosApi api, daos_prop_t* list)
    {
        _api = api;
        _list = list;
    }

    public readonly daos_prop_t* Native => _list;

    public readonly ulong GetNumber(int index) => _list->dpp_entries[index].dpe_val;

    public readonly string? GetText(int index)
    {
        ref daos_prop_entry entry = ref _list->dpp_entries[index];
        return (entry.dpe_flags & Daos.DAOS_PROP_ENTRY_NOT_SET) != 0 ? null : Marshal.PtrToStringUTF8((nint)entry.dpe_str);
    }

    /// <summary>Puts a copy of a text into the entry of a type.</summary>
    public readonly void SetText(uint type, string text)
    {
        fixed (byte* bytes = System.Text.Encoding.UTF8.GetBytes(text + '\0'))
            Require(_api.daos_prop_set_str(_list, type, (sbyte*)bytes, (ulong)System.Text.Encoding.UTF8.GetByteCount(text)), "daos_prop_set_str");
    }

    /// <summary>Puts a copy of a block into the entry of a type.</summary>
    public readonly void SetBlock(uint type, byte[] block)
    {
        fixed (byte* bytes = block)
            Require(_api.daos_prop_set_ptr(_list, type, bytes, (ulong)block.Length), "daos_prop_set_ptr");
    }

    /// <summary>Owner and access list that the library filled in.</summary>
    public readonly AccessControl GetAccessControl(uint acl, uint owner, uint group)
    {
        daos_prop_entry* list = _api.daos_prop_entry_get(_list, acl);
        return new AccessControl(GetText(owner), GetText(group), NativeAcl.Read(list == null ? null : (daos_acl*)list->dpe_val_ptr));
    }

    private readonly string GetText(uint type)
    {
        daos_prop_entry* entry = _api.daos_prop_entry_get(_list, type);
        return (entry == null ? null : Marshal.PtrToStringUTF8((nint)entry->dpe_str)) ?? "";
    }

    // The entry is there and of the right kind: only memory can be missing.
    private static void Require(int rc, string function)
    {
        if (rc != 0)
            throw new InsufficientMemoryException($"{function} returned {rc}.");
    }

    public void Dispose()
    {
        if (_list != null)
            _api.daos_prop_free(_list);
        _list = null;
    }
}
