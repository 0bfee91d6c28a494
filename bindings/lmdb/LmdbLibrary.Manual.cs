using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DaosSharp.Interop;

/// <summary>Finds the LMDB library: run-time packages have it only under its SONAME, which differs between distributions.</summary>
internal static class LmdbLibrary
{
    private const string Name = "liblmdb";

    private static readonly string[] Files = ["liblmdb.so.0", "liblmdb.so", "liblmdb.so.0.0.0", "liblmdb-0.9.so.0"];

    [ModuleInitializer]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(Lmdb).Assembly, Resolve);

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path)
    {
        if (library != Name)
        {
            return 0;
        }

        foreach (string file in Files)
        {
            if (NativeLibrary.TryLoad(file, assembly, path, out nint handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException(
            "LMDB is not installed: package liblmdb0 (apt), lmdb-libs (dnf) or liblmdb-0_9_30 (zypper). Tried " + string.Join(", ", Files) + ".");
    }
}
