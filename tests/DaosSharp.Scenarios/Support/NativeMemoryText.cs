using System.Runtime.InteropServices;

namespace DaosSharp.Scenarios.Support;

/// <summary>Texts that the library returned.</summary>
public static unsafe class NativeMemoryText
{
    /// <summary>A text, or "NULL".</summary>
    public static string Read(sbyte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "NULL";

    /// <summary>A text in memory of malloc, which is freed.</summary>
    public static string Take(sbyte* text)
    {
        string read = Read(text);
        NativeMemory.Free(text);
        return read;
    }

    /// <summary>An array of texts in memory of malloc, which are freed.</summary>
    public static string[] Take(sbyte** texts, nuint count)
    {
        string[] read = new string[count];
        for (nuint i = 0; i < count; i++)
            read[i] = Take(texts[i]);
        NativeMemory.Free(texts);
        return read;
    }
}
