namespace DaosSharp.Bindgen.Facts;

/// <summary>A function of the C interface.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Header">The header that declares it.</param>
/// <param name="IsInline">Whether it is only in the header, so that no library exports it.</param>
/// <param name="ReturnType">The return type, normalised.</param>
/// <param name="Parameters">The parameter types, normalised.</param>
internal sealed record FunctionFact(string Name, string Header, bool IsInline, string ReturnType, IReadOnlyList<string> Parameters)
{
    /// <summary>Reads a C function type such as <c>int (daos_handle_t, const char *)</c>.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="header">The header that declares it.</param>
    /// <param name="isInline">Whether it is only in the header.</param>
    /// <param name="type">The type text.</param>
    public static FunctionFact Parse(string name, string header, bool isInline, string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !type.EndsWith(')'))
            throw new FormatException($"'{type}', the type of {name}, is not a function type.");

        var list = type[(open + 1)..^1].Trim();
        var parameters = list is "" or "void"
            ? []
            : list.Split(',').Select(CTypeName.Normalize).ToArray();
        return new FunctionFact(name, header, isInline, CTypeName.Normalize(type[..open]), parameters);
    }

    /// <summary>The type as one text, for messages.</summary>
    public string Signature => $"{ReturnType} ({string.Join(", ", Parameters)})";
}
