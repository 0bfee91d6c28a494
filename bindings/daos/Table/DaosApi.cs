using DaosSharp.Generators;

namespace DaosSharp.Interop;

/// <summary>
/// The native API table: the functions of libdaos, libdfs and libduns, from an installed DAOS or from the embedded engine.
/// A table is immutable and may be used from any thread; several tables can live in one process.
/// Each function of <see cref="Daos"/> is an instance method of the same name and parameters; calling one that the library
/// does not have throws <see cref="NativeFunctionMissingException"/>.
/// </summary>
[NativeApiTable(typeof(Daos), Baseline = "2.4")]
public sealed unsafe partial class DaosApi
{
    /// <summary>Fills a table from the installed DAOS client libraries, or from those in one folder.</summary>
    /// <param name="directory">Folder with the libraries; null for the places that the dynamic loader searches.</param>
    /// <returns>The table. libdfs and libduns may be absent, their functions are then missing.</returns>
    /// <exception cref="DllNotFoundException">libdaos cannot be loaded; the message says what was tried and what to install.</exception>
    public static DaosApi LoadInstalled(string? directory = null)
    {
        LibraryFunctionSource source = new(directory);
        if (source.GetLoadError(LibraryFunctionSource.Daos) is { } error)
            throw new DllNotFoundException(error);
        return Load(source);
    }
}
