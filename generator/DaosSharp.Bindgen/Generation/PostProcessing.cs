using System.Text.RegularExpressions;

namespace DaosSharp.Bindgen.Generation;

/// <summary>Corrections of what ClangSharp gets wrong without a word.</summary>
internal static partial class PostProcessing
{
    /// <summary>Corrects one generated file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="includeDirectories">The folders of headers, whose paths must not stay in the text.</param>
    public static string Apply(string text, IEnumerable<string> includeDirectories)
    {
        // Longest first, as one folder may be inside another.
        foreach (var directory in includeDirectories.OrderByDescending(d => d.Length))
            text = text.Replace(directory.TrimEnd('/') + "/", "", StringComparison.Ordinal);

        text = FlexibleArrayField().Replace(text, "");
        text = FlexibleArrayType().Replace(text, "");
        text = PointerToUuid().Replace(text, "$1*");
        text = BlankLines().Replace(text, "\n\n");
        return BlankLineBeforeBrace().Replace(text, "\n$1");
    }

    // A flexible array gets a field of one element, which makes the struct larger than in C.
    [GeneratedRegex(@"\n    \[NativeTypeName\(""[^""]*\[\]""\)\]\n    public _\w+_e__FixedBuffer \w+;\n")]
    private static partial Regex FlexibleArrayField();

    // Its type is the only fixed buffer that is no InlineArray and has a method AsSpan(int).
    [GeneratedRegex(@"\n    public (?:unsafe )?partial struct _\w+_e__FixedBuffer\n    \{(?:(?!\n    \}\n).)*?AsSpan\(int length\)(?:(?!\n    \}\n).)*\n    \}\n", RegexOptions.Singleline)]
    private static partial Regex FlexibleArrayType();

    // uuid_t is an array: a pointer to it is a pointer to bytes, not to pointers.
    [GeneratedRegex(@"(\[NativeTypeName\(""uuid_t \*""\)\] byte)\*\*")]
    private static partial Regex PointerToUuid();

    [GeneratedRegex(@"\n\n\n+")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"\n\n(\})")]
    private static partial Regex BlankLineBeforeBrace();
}
