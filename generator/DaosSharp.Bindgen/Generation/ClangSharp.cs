using System.ComponentModel;

namespace DaosSharp.Bindgen.Generation;

/// <summary>ClangSharpPInvokeGenerator, wherever it is installed.</summary>
/// <param name="program">The program to start.</param>
/// <param name="prefix">Arguments that come first.</param>
internal sealed class ClangSharp(string program, IReadOnlyList<string> prefix)
{
    private const string Name = "ClangSharpPInvokeGenerator";

    /// <summary>What to do when it is not there.</summary>
    public const string HowToGet =
        "ClangSharpPInvokeGenerator is not installed. 'dotnet tool restore' installs it, where the package feed has it and its native "
        + "packages libClang and libClangSharp; or build the dotnet/ClangSharp sources against LLVM and name the program with --clangsharp.";

    /// <summary>Looks at the given place, on the PATH and among the tools of the repository.</summary>
    /// <param name="path">The program, or its .dll; null to look for it.</param>
    /// <param name="repository">The root of the repository, which has the tool manifest.</param>
    /// <returns>Null when it does not start.</returns>
    public static ClangSharp? Find(string? path, string repository)
    {
        ClangSharp[] candidates = path switch
        {
            null =>
            [
                .. Processes.Find(Name) is { } found ? [new ClangSharp(found, [])] : Array.Empty<ClangSharp>(),
                new ClangSharp("dotnet", ["tool", "run", Name.ToLowerInvariant(), "--"]),
            ],
            _ when path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) => [new ClangSharp("dotnet", [Path.GetFullPath(path)])],
            _ => [new ClangSharp(Path.GetFullPath(path), [])],
        };
        return Array.Find(candidates, c => c.Starts(repository));
    }

    /// <summary>Generates the files of one library.</summary>
    /// <param name="settings">The settings with all folders put in.</param>
    /// <param name="library">The folder of the library's settings.</param>
    /// <param name="output">The folder for the generated files.</param>
    /// <returns>The messages of the generator that mean an error.</returns>
    public IReadOnlyList<string> Run(IReadOnlyList<string> settings, string library, string output)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("generate.rsp");
        File.WriteAllLines(file, [.. settings, "--output", output]);
        // The files that the settings name stand next to them.
        var result = Processes.Run(program, [.. prefix, "@" + file], library);

        // The exit code counts warnings as well, of which function-like macros give many.
        var errors = (result.Output + result.Errors).Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("Error", StringComparison.Ordinal)).ToArray();
        return errors.Length == 0 && Directory.GetFiles(output).Length == 0 ? [result.Output + result.Errors] : errors;
    }

    // A tool of the repository only starts in the repository.
    private bool Starts(string repository)
    {
        try
        {
            return Processes.Run(program, [.. prefix, "--version"], repository).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
