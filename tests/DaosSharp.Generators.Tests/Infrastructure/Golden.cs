using System.Runtime.CompilerServices;
using Xunit;

namespace DaosSharp.Generators.Tests.Infrastructure;

/// <summary>Compares generated files with checked-in ones; DAOSSHARP_UPDATE_GOLDENS=1 rewrites those instead.</summary>
internal static class Golden
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("DAOSSHARP_UPDATE_GOLDENS") == "1";

    public static void Verify(string name, IEnumerable<(string Name, string Text)> files, [CallerFilePath] string caller = "")
    {
        // The suffix keeps the files out of the compilation and of the formatter.
        Dictionary<string, string> actual = files.ToDictionary(static f => f.Name + ".txt", static f => f.Text, StringComparer.Ordinal);
        Assert.NotEmpty(actual);
        if (Update)
        {
            Write(Path.Combine(Path.GetDirectoryName(caller)!, "Goldens", name), actual);
            return;
        }

        string folder = Path.Combine(AppContext.BaseDirectory, "Goldens", name);
        Assert.True(Directory.Exists(folder), $"There are no golden files for {name}: run the tests with DAOSSHARP_UPDATE_GOLDENS=1 and review what they write.");
        foreach ((string file, string text) in actual)
        {
            string path = Path.Combine(folder, file);
            Assert.True(File.Exists(path), $"There is no golden file {name}/{file}.");
            Assert.Equal(File.ReadAllText(path), text);
        }
        string[] stale = [.. Directory.GetFiles(folder).Select(static f => Path.GetFileName(f)).Except(actual.Keys)];
        Assert.True(stale.Length == 0, $"No longer generated for {name}: {string.Join(", ", stale)}");
    }

    private static void Write(string folder, Dictionary<string, string> files)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach ((string file, string text) in files)
            File.WriteAllText(Path.Combine(folder, file), text);
    }
}
