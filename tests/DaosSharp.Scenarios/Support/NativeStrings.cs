using System.Runtime.InteropServices;

namespace DaosSharp.Scenarios.Support;

/// <summary>C strings and an array of their addresses, in unmanaged memory.</summary>
public sealed unsafe class NativeStrings : IDisposable
{
    private readonly nint[] _strings;

    public NativeStrings(ReadOnlySpan<string> texts)
    {
        _strings = new nint[texts.Length];
        Addresses = (sbyte**)NativeMemory.Alloc((nuint)texts.Length + 1, (nuint)sizeof(nint));
        for (int i = 0; i < texts.Length; i++)
        {
            _strings[i] = Marshal.StringToCoTaskMemUTF8(texts[i]);
            Addresses[i] = (sbyte*)_strings[i];
        }
    }

    public sbyte** Addresses { get; }

    public void Dispose()
    {
        foreach (nint text in _strings)
            Marshal.FreeCoTaskMem(text);
        NativeMemory.Free(Addresses);
    }
}
