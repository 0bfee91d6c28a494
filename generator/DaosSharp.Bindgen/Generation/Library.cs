using DaosSharp.Bindgen.Checks;

namespace DaosSharp.Bindgen.Generation;

/// <summary>A library that has bindings: a folder with generate.rsp and the generated files.</summary>
/// <param name="directory">The folder.</param>
internal sealed class Library(string directory)
{
    /// <summary>The name of the folder.</summary>
    public string Name { get; } = Path.GetFileName(directory);

    /// <summary>The project of the bindings.</summary>
    public string Project { get; } = Directory.GetFiles(directory, "*.csproj").Single();

    /// <summary>The settings with placeholders.</summary>
    public IReadOnlyList<string> Settings { get; } = ResponseFile.Read(Path.Combine(directory, "generate.rsp"));

    /// <summary>The comment at the start of each generated file.</summary>
    public string HeaderComment { get; } = File.ReadAllText(Path.Combine(directory, "header.txt"));

    /// <summary>The libraries of a repository.</summary>
    /// <param name="repository">Its root.</param>
    public static IEnumerable<Library> All(string repository) => Directory.GetDirectories(Path.Combine(repository, "bindings"))
        .Where(d => File.Exists(Path.Combine(d, "generate.rsp")))
        .Order(StringComparer.Ordinal)
        .Select(d => new Library(d));

    /// <summary>Generates the files anew and puts them in place of the old ones.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="includes">The folder of headers of each placeholder.</param>
    /// <param name="output">Where to print.</param>
    /// <returns>Whether it succeeded; otherwise the old files stay.</returns>
    public bool Generate(ClangSharp generator, IReadOnlyDictionary<string, string> includes, TextWriter output)
    {
        using var folder = new TemporaryFolder();
        foreach (var error in generator.Run(ResponseFile.Expand(Settings, includes), directory, folder.Path))
        {
            output.WriteLine($"  {error}");
            return false;
        }

        var files = Directory.GetFiles(folder.Path).ToDictionary(f => Path.GetFileName(f), f => PostProcessing.Apply(File.ReadAllText(f), includes.Values));
        if (ProvenanceCheck.Compare(Name, files.Values, HeaderComment) is { } wrongVersion)
        {
            output.WriteLine($"  {wrongVersion}");
            return false;
        }

        var target = Directory.CreateDirectory(Path.Combine(directory, "Generated")).FullName;
        var old = Directory.GetFiles(target).ToDictionary(f => Path.GetFileName(f), File.ReadAllText);
        foreach (var name in old.Keys.Except(files.Keys))
            File.Delete(Path.Combine(target, name));
        var changed = files.Where(f => old.GetValueOrDefault(f.Key) != f.Value).ToArray();
        foreach (var (name, text) in changed)
            File.WriteAllText(Path.Combine(target, name), text);

        output.WriteLine($"  {files.Count} files generated, {changed.Length} changed, {old.Keys.Except(files.Keys).Count()} removed");
        return true;
    }

    /// <summary>Builds the bindings.</summary>
    /// <param name="output">Where to print.</param>
    /// <returns>The assembly, or null when it does not build.</returns>
    public string? Build(TextWriter output)
    {
        var build = Processes.Run("dotnet", ["build", Project, "-v", "quiet", "-nologo"]);
        if (build.ExitCode == 0)
            return Processes.Run("dotnet", ["msbuild", Project, "-getProperty:TargetPath"]).Output.Trim();

        output.WriteLine(build.Output + build.Errors);
        return null;
    }
}
