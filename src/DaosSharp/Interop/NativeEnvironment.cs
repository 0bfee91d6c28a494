using System.Runtime.InteropServices;

namespace DaosSharp;

/// <summary>
/// The environment that C code sees. .NET keeps its own copy, so that what <see cref="Environment.SetEnvironmentVariable(string, string?)"/>
/// sets never reaches getenv.
/// </summary>
internal static partial class NativeEnvironment
{
    /// <param name="name">A name without '='.</param>
    /// <param name="value">The value.</param>
    public static void Set(string name, string value)
    {
        if (SetVariable(name, value, overwrite: 1) != 0)
            throw new ArgumentException($"'{name}' is no name of an environment variable.", nameof(name));
    }

    public static string? Get(string name) => Marshal.PtrToStringUTF8(GetVariable(name));

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetVariable(string name);
}
