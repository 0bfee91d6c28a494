using System.Runtime.Loader;
using DaosSharp.Bindgen.Checks;
using DaosSharp.Bindgen.Generation;
using DaosSharp.Bindgen.Model;
using DaosSharp.Bindgen.Probe;

namespace DaosSharp.Bindgen;

/// <summary>Generates and checks the bindings of all libraries.</summary>
/// <param name="options">The command line.</param>
/// <param name="output">Where to print.</param>
internal sealed class Tool(Options options, TextWriter output)
{
    private const string FactsFolder = "tests/DaosSharp.Bindings.Tests/Facts";

    private readonly string _repository = options.Repository ?? FindRepository();

    /// <summary>Does everything.</summary>
    /// <returns>Whether all is well.</returns>
    public bool Run()
    {
        var libraries = Library.All(_repository).ToArray();
        foreach (var unknown in options.Libraries.Except(libraries.Select(l => l.Name)))
            throw new ArgumentException($"There is no library {unknown} in bindings; there are {string.Join(", ", libraries.Select(l => l.Name))}.");

        var generator = options.CheckOnly ? null : ClangSharp.Find(options.ClangSharp, _repository);
        if (generator == null && !options.CheckOnly)
            output.WriteLine(ClangSharp.HowToGet + " The checked-in files are checked as they are.");

        var success = true;
        foreach (var library in libraries.Where(l => options.Libraries.Count == 0 || options.Libraries.Contains(l.Name)))
        {
            output.WriteLine(library.Name);
            success &= (generator == null || Generate(library, generator)) && Check(library);
        }

        output.WriteLine(success ? "All is well." : "There are errors.");
        return success;
    }

    private bool Generate(Library library, ClangSharp generator)
    {
        var includes = IncludeDirectories.Find(library.Settings, options.Includes, out var missing);
        if (missing.Count == 0)
            return library.Generate(generator, includes, output);

        foreach (var name in missing)
            output.WriteLine($"  not generated: the headers for {{{name}}} were not found; give their folder with --{name}-include");
        // A folder that was named and is wrong is an error; headers that the machine does not have are not.
        return !missing.Any(options.Includes.ContainsKey);
    }

    private bool Check(Library library)
    {
        if (library.Build(output) is not { } path)
            return false;

        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        switch (library.Name)
        {
            case "daos":
                return Provenance(library, BindingReader.Read(assembly, "Daos"))
                    & DaosChecks.Run(assembly, Path.Combine(_repository, FactsFolder), output)
                    & WithCompiler("sys/stat.h", compiler => HeaderChecks.CLibraryStructs(assembly, compiler).Select(c => HeaderChecks.Print(output, "C library", c)).ToArray().All(ok => ok));
            case "lmdb":
                return Provenance(library, BindingReader.Read(assembly, "Lmdb"))
                    & WithCompiler("lmdb.h", compiler => HeaderChecks.Print(output, "lmdb.h", HeaderChecks.Lmdb(assembly, compiler)));
            default:
                output.WriteLine("  builds; there are no layout checks for it");
                return true;
        }
    }

    private bool WithCompiler(string header, Func<CCompiler, bool> check)
    {
        var directories = options.Includes.Values.ToArray();
        if (CCompiler.Find(directories) is { } compiler && compiler.Has(header))
            return check(compiler);

        output.WriteLine($"  not compared with {header}: there is no C compiler, or it does not find the header");
        return true;
    }

    private bool Provenance(Library library, BindingModel bindings)
    {
        var error = ProvenanceCheck.Compare(library.Name, bindings, library.HeaderComment);
        if (error != null)
            output.WriteLine($"  {error}");
        return error == null;
    }

    private static string FindRepository()
    {
        for (var directory = new DirectoryInfo(Environment.CurrentDirectory); directory != null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "DaosSharp.sln")))
                return directory.FullName;
        }

        throw new ArgumentException("The current folder is not in the repository; name its root with --repository.");
    }
}
