namespace DaosSharp.Bindings.Tests;

/// <summary>The recorded facts, copied next to the tests.</summary>
internal static class FactsFolder
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Facts");

    public static string File(string name) => System.IO.Path.Combine(Path, name);
}
