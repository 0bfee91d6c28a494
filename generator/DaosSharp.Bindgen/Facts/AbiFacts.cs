using System.Globalization;

namespace DaosSharp.Bindgen.Facts;

/// <summary>What a C compiler reports about the public interface of one version of a library.</summary>
internal sealed class AbiFacts
{
    private AbiFacts()
    {
    }

    /// <summary>The structs and unions.</summary>
    public List<StructFact> Structs { get; } = [];

    /// <summary>The fields of all structs and unions.</summary>
    public List<FieldFact> Fields { get; } = [];

    /// <summary>The enumerators.</summary>
    public List<EnumeratorFact> Enumerators { get; } = [];

    /// <summary>The integer macros.</summary>
    public List<MacroFact> Macros { get; } = [];

    /// <summary>The functions, exported and inline.</summary>
    public List<FunctionFact> Functions { get; } = [];

    /// <summary>Reads lines of tab-separated facts; the kind is in the first column, lines with # are comments.</summary>
    /// <param name="lines">The lines.</param>
    /// <exception cref="FormatException">A line is of no known kind or does not have its columns.</exception>
    public static AbiFacts Parse(IEnumerable<string> lines)
    {
        var facts = new AbiFacts();
        foreach (var line in lines)
        {
            if (line.Length > 0 && line[0] != '#')
                facts.Add(line, line.Split('\t'));
        }

        return facts;
    }

    /// <summary>Reads a file of facts.</summary>
    /// <param name="path">The file.</param>
    public static AbiFacts Load(string path) => Parse(File.ReadLines(path));

    private void Add(string line, string[] columns)
    {
        switch (columns)
        {
            case ["struct" or "union", var name, var size, var alignment]:
                Structs.Add(new StructFact(name, Int(size), Int(alignment)));
                break;
            case ["field", var record, var name, var offset, var size, var width, var type]:
                Fields.Add(new FieldFact(record, name, Int(offset), Int(size), Int(width), type));
                break;
            case ["enumerator", var enumeration, var name, var value]:
                Enumerators.Add(new EnumeratorFact(enumeration, name, Long(value)));
                break;
            case ["macro", var name, var value, _]:
                Macros.Add(new MacroFact(name, Long(value)));
                break;
            case ["function", var name, var header, var linkage, "", var type]:
                Functions.Add(FunctionFact.Parse(name, header, linkage == "inline", type));
                break;
            default:
                throw new FormatException($"Not a line of facts: '{line}'.");
        }
    }

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static long Long(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
