using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Scenarios.Support;

/// <summary>A property list in unmanaged memory: of one entry, or empty, which asks a query for all properties.</summary>
public sealed unsafe class PropertyList : IDisposable
{
    private readonly DaosApi _api;
    private readonly daos_prop_entry* _own;
    private readonly byte* _text;

    /// <summary>A list for a query of all properties, whose entries the library allocates.</summary>
    public PropertyList(DaosApi api)
    {
        _api = api;
        Address = (daos_prop_t*)NativeMemory.AllocZeroed((nuint)sizeof(daos_prop_t));
    }

    /// <summary>A list of one property with a number as value.</summary>
    public PropertyList(DaosApi api, uint type, ulong value)
        : this(api)
    {
        _own = (daos_prop_entry*)NativeMemory.AllocZeroed((nuint)sizeof(daos_prop_entry));
        _own->dpe_type = type;
        _own->dpe_val = value;
        Address->dpp_nr = 1;
        Address->dpp_entries = _own;
    }

    /// <summary>A list of one property with a text as value.</summary>
    public PropertyList(DaosApi api, uint type, string text)
        : this(api, type, 0)
    {
        _text = (byte*)Marshal.StringToCoTaskMemUTF8(text);
        _own->dpe_str = (sbyte*)_text;
    }

    public daos_prop_t* Address { get; }

    /// <summary>The number in the first entry.</summary>
    public ulong Value => Address->dpp_entries[0].dpe_val;

    /// <summary>Finds an entry; null when the list has none of the type.</summary>
    public daos_prop_entry* Find(uint type)
    {
        for (uint i = 0; i < Address->dpp_nr; i++)
        {
            if (Address->dpp_entries[i].dpe_type == type)
                return &Address->dpp_entries[i];
        }
        return null;
    }

    public void Dispose()
    {
        if (_own == null && Address->dpp_entries != null && _api.Has("daos_prop_fini"))
            _api.daos_prop_fini(Address);
        Marshal.FreeCoTaskMem((nint)_text);
        NativeMemory.Free(_own);
        NativeMemory.Free(Address);
    }
}
