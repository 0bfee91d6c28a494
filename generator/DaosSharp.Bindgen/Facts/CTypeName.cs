using System.Text.RegularExpressions;

namespace DaosSharp.Bindgen.Facts;

/// <summary>Spellings of C types, brought to one form.</summary>
internal static partial class CTypeName
{
    /// <summary>Evens out spaces, and writes a parameter that C adjusts to a pointer as that pointer.</summary>
    /// <param name="type">A type of a parameter or a return value.</param>
    public static string Normalize(string type)
    {
        var text = Spaces().Replace(type.Trim(), " ");
        text = FirstArray().Replace(text, " *", 1);
        // uuid_t is an array of 16 unsigned char, so a parameter of that type is a pointer.
        text = text switch
        {
            "uuid_t" => "unsigned char *",
            "const uuid_t" => "const unsigned char *",
            _ => text,
        };
        text = text.Replace(" *", "*", StringComparison.Ordinal).Replace("* ", "*", StringComparison.Ordinal);
        return FirstStar().Replace(text, " *", 1);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@" ?\[\d*\]")]
    private static partial Regex FirstArray();

    [GeneratedRegex(@"(?<=\w)\*")]
    private static partial Regex FirstStar();
}
