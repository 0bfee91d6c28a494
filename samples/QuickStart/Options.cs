namespace QuickStart;

/// <summary>The command line: [DIR] [--store DIR] [--pool LABEL].</summary>
internal sealed record Options(string Directory, string Store, string? Pool)
{
    private const int EnoughFiles = 2000;

    public const string Usage = "usage: QuickStart [DIR] [--store DIR] [--pool LABEL]\n"
        + "  DIR           directory whose files are stored (default: one of the system's with some thousand files)\n"
        + "  --store DIR   directory of the embedded engine (default: ./data/quickstart)\n"
        + "  --pool LABEL  a pool of an installed DAOS instead of the embedded engine";

    public static Options? Parse(string[] arguments)
    {
        string? directory = null;
        string store = Path.Combine("data", "quickstart");
        string? pool = null;
        for (int i = 0; i < arguments.Length; i++)
        {
            bool hasValue = i + 1 < arguments.Length;
            switch (arguments[i])
            {
                case "--store" when hasValue:
                    store = arguments[++i];
                    break;
                case "--pool" when hasValue:
                    pool = arguments[++i];
                    break;
                case var argument when directory is null && !argument.StartsWith('-'):
                    directory = argument;
                    break;
                default:
                    return null;
            }
        }
        return new Options(Path.GetFullPath(directory ?? DefaultDirectory()), Path.GetFullPath(store), pool);
    }

    /// <summary>The first directory with enough files; the .NET SDK, which everybody has who builds this, comes last.</summary>
    private static string DefaultDirectory()
    {
        string sdk = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        string[] candidates = ["/usr/include", "/usr/share/doc", sdk];
        return candidates.FirstOrDefault(d => Files.In(d).Take(EnoughFiles).Count() == EnoughFiles) ?? sdk;
    }
}
