namespace DaosSharp.Generators.Tests.Infrastructure;

/// <summary>Source files that the tests compile.</summary>
internal static class Snippets
{
    public const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        """;

    /// <summary>A small bindings class in the form that ClangSharp gives it.</summary>
    public static string Bindings => Case("Bindings");

    /// <summary>The hand-written part of the table, as the bindings project has it.</summary>
    public static string[] Table => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Table"), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    public static string Case(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", name + ".cs"));
}
