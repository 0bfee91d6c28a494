namespace DaosSharp.Bindgen;

/// <summary>The command line.</summary>
/// <param name="Includes">The folders of headers, by the placeholder in the settings.</param>
/// <param name="ClangSharp">The generator's program; null to look for it.</param>
/// <param name="Libraries">The libraries to work on; empty for all.</param>
/// <param name="CheckOnly">Whether to leave the generated files alone.</param>
/// <param name="Repository">The root of the repository; null to look for it above the current folder.</param>
internal sealed record Options(
    IReadOnlyDictionary<string, string> Includes,
    string? ClangSharp,
    IReadOnlyList<string> Libraries,
    bool CheckOnly,
    string? Repository)
{
    /// <summary>The help text.</summary>
    public const string Help =
        """
        Usage: DaosSharp.Bindgen [options] [library ...]

        Generates the bindings in bindings/<library>/Generated with ClangSharp, then checks them. Without libraries: all.

          --<name>-include DIR   folder of the headers for the placeholder {name} in the settings, such as --daos-include
                                 (environment: DAOSSHARP_<NAME>_INCLUDE; default: the system's folders)
          --clangsharp PATH      ClangSharpPInvokeGenerator or its .dll (environment: DAOSSHARP_CLANGSHARP)
          --check-only           only check
          --repository DIR       root of the repository
        """;

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="ArgumentException">An option is unknown or lacks its value.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        const string Include = "-include";
        var includes = new Dictionary<string, string>();
        var libraries = new List<string>();
        string? clangSharp = Environment.GetEnvironmentVariable("DAOSSHARP_CLANGSHARP") is { Length: > 0 } variable ? variable : null;
        string? repository = null;
        var checkOnly = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument == "--check-only")
                checkOnly = true;
            else if (argument == "--clangsharp")
                clangSharp = Value(ref i);
            else if (argument == "--repository")
                repository = Value(ref i);
            else if (argument.StartsWith("--", StringComparison.Ordinal) && argument.EndsWith(Include, StringComparison.Ordinal) && argument.Length > 2 + Include.Length)
                includes[argument[2..^Include.Length]] = Value(ref i);
            else if (argument.StartsWith('-'))
                throw new ArgumentException($"There is no option {argument}.");
            else
                libraries.Add(argument);
        }

        return new Options(includes, clangSharp, libraries, checkOnly, repository);

        string Value(ref int i) => i + 1 < arguments.Count
            ? arguments[++i]
            : throw new ArgumentException($"The option {arguments[i]} needs a value.");
    }
}
