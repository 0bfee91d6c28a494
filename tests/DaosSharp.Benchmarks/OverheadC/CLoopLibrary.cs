using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using DaosSharp.Benchmarks.Measuring;

namespace DaosSharp.Benchmarks.OverheadC;

/// <summary>
/// The C loops, compiled by the system's compiler and loaded into this process. They are linked with the libdaos that the safe layer
/// has loaded, and so share its library, its connection and its handles.
/// </summary>
internal sealed class CLoopLibrary : IDisposable
{
    private const string LibraryName = "libdaos.so";

    private readonly nint _handle;

    private CLoopLibrary(nint handle, bool isNative)
    {
        _handle = handle;
        Place = isNative ? "on the native library" : "on DAOS";
    }

    /// <summary>What the rows are called by: a DAOS client always loads DAOS's transport, which the native library has not.</summary>
    public string Place { get; }

    public static CLoopLibrary Build()
    {
        string[] loaded = LoadedFiles();
        string daos = loaded.FirstOrDefault(static f => Path.GetFileName(f).StartsWith(LibraryName, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{LibraryName} is not loaded.");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("daossharp-loops-");
        try
        {
            string output = Path.Combine(folder.FullName, "loops.so");
            string sources = Path.Combine(AppContext.BaseDirectory, "OverheadC", "C");
            Compile(["-std=gnu17", "-O2", "-shared", "-fPIC", "-o", output, .. Directory.GetFiles(sources, "*.c"), daos]);
            return new CLoopLibrary(NativeLibrary.Load(output), !loaded.Any(static f => Path.GetFileName(f).StartsWith("libcart.so", StringComparison.Ordinal)));
        }
        finally
        {
            // What is loaded stays mapped.
            folder.Delete(recursive: true);
        }
    }

    public nint Function(string name) => NativeLibrary.GetExport(_handle, name);

    public void Dispose() => NativeLibrary.Free(_handle);

    private static void Compile(string[] arguments)
    {
        string compiler = Environment.GetEnvironmentVariable("CC") is { Length: > 0 } named ? named : "cc";
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(compiler, arguments) { RedirectStandardError = true })!;
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new BenchmarkSetupException($"{compiler} could not compile the C loops:\n{errors}");
        }
        catch (Win32Exception)
        {
            throw new BenchmarkSetupException($"The C loops need a C compiler: '{compiler}' is not there (package gcc, or CC=...).");
        }
    }

    /// <summary>Files that are mapped into this process.</summary>
    private static string[] LoadedFiles() =>
    [
        .. File.ReadLines("/proc/self/maps")
            .Select(static line => line.IndexOf('/', StringComparison.Ordinal) is >= 0 and int at ? line[at..] : "")
            .Where(static path => path.Length > 0)
            .Distinct(StringComparer.Ordinal),
    ];
}
