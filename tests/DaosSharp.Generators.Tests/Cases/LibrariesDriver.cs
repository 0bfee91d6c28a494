using DaosSharp.Interop;

namespace Libraries;

/// <summary>Loads libraries from a folder that the test prepared.</summary>
public static class Driver
{
    public static string Folder = "";

    public static string Description() => new LibraryFunctionSource(Folder).Description;

    public static string?[] Errors()
    {
        LibraryFunctionSource source = new(Folder);
        return [source.GetLoadError("libdaos"), source.GetLoadError("libdfs"), source.GetLoadError("libcart")];
    }

    public static string? SystemWideError() => new LibraryFunctionSource().GetLoadError("libdfs");

    public static bool[] Found()
    {
        LibraryFunctionSource source = new(Folder);
        return [source.Resolve("libdaos", "getpid") != 0, source.Resolve("libdaos", "daos_init") != 0, source.Resolve("libdfs", "getpid") != 0];
    }

    public static int LoadInstalled() => DaosApi.LoadInstalled(Folder).MissingFunctions.Count;

    public static void CallMissing() => DaosApi.LoadInstalled(Folder).daos_init();
}
