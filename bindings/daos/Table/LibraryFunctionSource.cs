using System.Runtime.InteropServices;
using System.Text;

namespace DaosSharp.Interop;

/// <summary>
/// Functions of installed client libraries. The libraries are loaded by the constructor and stay loaded as long as the
/// process lives, since libdaos starts threads of its own.
/// </summary>
public sealed class LibraryFunctionSource : INativeFunctionSource
{
    /// <summary>Logical name of the object store library.</summary>
    public const string Daos = "libdaos";

    /// <summary>Logical name of the file system library.</summary>
    public const string Dfs = "libdfs";

    /// <summary>Logical name of the unified namespace library.</summary>
    public const string Duns = "libduns";

    // libdaos comes first: libdfs and libduns need it, and find it by its SONAME once it is loaded, even outside the search path.
    // The runtime packages have libdaos only under its SONAME, the other two only without a version.
    private static readonly (string Library, string[] Files)[] Candidates =
    [
        (Daos, ["libdaos.so.2", "libdaos.so"]),
        (Dfs, ["libdfs.so"]),
        (Duns, ["libduns.so"]),
    ];

    private readonly Dictionary<string, nint> _handles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);

    /// <summary>Loads the libraries that there are; <see cref="GetLoadError"/> tells about the others.</summary>
    /// <param name="directory">Folder with the libraries; null for the places that the dynamic loader searches.</param>
    public LibraryFunctionSource(string? directory = null)
    {
        string? folder = directory is null ? null : Path.GetFullPath(directory);
        List<string> loaded = [];
        List<string> absent = [];
        foreach ((string library, string[] files) in Candidates)
        {
            if (TryLoad(library, files, folder) is { } file)
                loaded.Add(file);
            else
                absent.Add(library);
        }
        Description = Describe(folder, loaded, absent);
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <summary>Why a library could not be loaded.</summary>
    /// <param name="library">Logical library name.</param>
    /// <returns>The names that were tried, what the loader said and what to do; null when the library is loaded.</returns>
    public string? GetLoadError(string library)
    {
        ArgumentNullException.ThrowIfNull(library);
        if (_handles.ContainsKey(library))
            return null;
        return _errors.TryGetValue(library, out string? error) ? error : $"'{library}' is not a library of the DAOS client.";
    }

    /// <inheritdoc/>
    public nint Resolve(string library, string function)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentException.ThrowIfNullOrEmpty(function);
        return _handles.TryGetValue(library, out nint handle) && NativeLibrary.TryGetExport(handle, function, out nint address)
            ? address
            : 0;
    }

    private string? TryLoad(string library, string[] files, string? folder)
    {
        StringBuilder tried = new();
        foreach (string file in files)
        {
            string path = folder is null ? file : Path.Combine(folder, file);
            try
            {
                _handles.Add(library, NativeLibrary.Load(path));
                return file;
            }
            catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
            {
                tried.Append("\n  ").Append(path).Append(": ").Append(LoaderText(e.Message, path));
            }
        }
        _errors.Add(library, $"{library} could not be loaded. Tried:{tried}\n{Advice(folder)}");
        return null;
    }

    private static string Advice(string? folder) =>
        folder is null
            ? "Install the DAOS client (package daos-client, both as rpm and as deb), or put the folder of the libraries into LD_LIBRARY_PATH before the program starts."
            : "Check the folder, and that LD_LIBRARY_PATH names the folders of what these libraries need themselves.";

    // The first line is general advice of the runtime; what follows is what dlopen said, which may name a missing dependency.
    private static string LoaderText(string message, string path)
    {
        int end = message.IndexOf('\n', StringComparison.Ordinal);
        string text = (end < 0 ? message : message[(end + 1)..]).Trim().Replace("\n", "; ", StringComparison.Ordinal);
        return text.StartsWith(path + ": ", StringComparison.Ordinal) ? text[(path.Length + 2)..] : text;
    }

    private static string Describe(string? folder, List<string> loaded, List<string> absent)
    {
        StringBuilder text = new(folder is null ? "installed DAOS client" : $"DAOS client in {folder}");
        text.Append(": ").Append(loaded.Count == 0 ? "no library" : string.Join(", ", loaded));
        if (absent.Count > 0)
            text.Append("; not loaded: ").AppendJoin(", ", absent);
        return text.ToString();
    }
}
