using System.Runtime.InteropServices;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Access;

/// <summary>An access list in memory of C.</summary>
internal sealed unsafe class Entries : IDisposable
{
    public Entries(params ReadOnlySpan<string> texts)
    {
        sbyte** lines = stackalloc sbyte*[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            lines[i] = (sbyte*)Marshal.StringToCoTaskMemUTF8(texts[i]);
        }

        daos_acl* list = null;
        EngineSession.Require(EngineSession.Api.daos_acl_from_strs(lines, (nuint)texts.Length, &list));
        List = list;
        for (int i = 0; i < texts.Length; i++)
        {
            Marshal.FreeCoTaskMem((nint)lines[i]);
        }
    }

    public daos_acl* List { get; }

    /// <summary>The texts of a list, which is freed.</summary>
    public static string[] Read(daos_acl* list)
    {
        sbyte** texts = null;
        nuint count = 0;
        EngineSession.Require(EngineSession.Api.daos_acl_to_strs(list, &texts, &count));
        EngineSession.Api.daos_acl_free(list);
        string[] read = new string[count];
        for (nuint i = 0; i < count; i++)
        {
            read[i] = Marshal.PtrToStringUTF8((nint)texts[i])!;
            NativeMemory.Free(texts[i]);
        }

        NativeMemory.Free(texts);
        return read;
    }

    public void Dispose() => EngineSession.Api.daos_acl_free(List);
}
