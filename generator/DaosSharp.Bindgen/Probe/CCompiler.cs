namespace DaosSharp.Bindgen.Probe;

/// <summary>The C compiler of the system.</summary>
/// <param name="program">Its path.</param>
/// <param name="includeDirectories">Where it looks for headers besides its own places.</param>
internal sealed class CCompiler(string program, IReadOnlyList<string> includeDirectories)
{
    /// <summary>Finds a compiler: CC, cc, gcc or clang.</summary>
    /// <param name="includeDirectories">Where it looks for headers besides its own places.</param>
    /// <returns>Null when there is none.</returns>
    public static CCompiler? Find(params IReadOnlyList<string> includeDirectories)
    {
        var named = Environment.GetEnvironmentVariable("CC");
        return Processes.Find(named is { Length: > 0 } ? [named] : ["cc", "gcc", "clang"]) is { } program ? new CCompiler(program, includeDirectories) : null;
    }

    /// <summary>Whether it finds a header.</summary>
    /// <param name="header">As in an include line.</param>
    public bool Has(string header)
    {
        using var folder = new TemporaryFolder();
        return Run(folder, $"#include <{header}>\n", "-E").ExitCode == 0;
    }

    /// <summary>Preprocesses a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="options">More options, such as -dM.</param>
    public string Preprocess(string source, params IEnumerable<string> options)
    {
        using var folder = new TemporaryFolder();
        return Checked(Run(folder, source, ["-E", .. options])).Output;
    }

    /// <summary>Compiles a program and runs it.</summary>
    /// <param name="source">The source.</param>
    /// <returns>What the program prints.</returns>
    public string CompileAndRun(string source)
    {
        using var folder = new TemporaryFolder();
        var binary = folder.File("program");
        Checked(Run(folder, source, "-std=gnu17", "-o", binary));
        return Checked(Processes.Run(binary, [])).Output;
    }

    private Processes.Result Run(TemporaryFolder folder, string source, params IEnumerable<string> options)
    {
        var file = folder.File("source.c");
        File.WriteAllText(file, source);
        return Processes.Run(program, [.. options, .. includeDirectories.Select(d => "-I" + d), file], folder.Path);
    }

    private static Processes.Result Checked(Processes.Result result) => result.ExitCode == 0
        ? result
        : throw new InvalidOperationException($"The C compiler or its program failed with {result.ExitCode}: {result.Errors}");
}
