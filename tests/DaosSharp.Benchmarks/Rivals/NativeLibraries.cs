using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DaosSharp.Benchmarks.Rivals;

/// <summary>Finds the libraries of the rivals: run-time packages have them only under a SONAME, which differs between distributions.</summary>
internal static class NativeLibraries
{
    private static readonly string[] Folders =
    [
        "/usr/local/lib", $"/usr/lib/{Triple}", "/usr/lib64", "/usr/lib", $"/lib/{Triple}", "/lib64", "/lib",
    ];

    private static string Triple => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";

    /// <summary>The file of a library ("libsqlite3"), links followed, or null when it is not installed.</summary>
    public static string? FileOf(string library)
    {
        string? file = Folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, library + ".so*")).FirstOrDefault();
        return file is null ? null : File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
    }

    [ModuleInitializer]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path) =>
        library is RocksDb.Library or Sqlite.Library && FileOf(library) is { } file ? NativeLibrary.Load(file, assembly, path) : 0;
}
