namespace DaosSharp.Cli.Values;

/// <summary>Layouts of containers by the names that DAOS's tools use.</summary>
internal static class ContainerTypes
{
    private const string UnknownName = "unknown";

    public static string[] Names { get; } = ["POSIX", "HDF5", "PYTHON", "SPARK", "DATABASE", "ROOT", "SEISMIC", "METEO"];

    /// <summary>The layout of a name, in upper or lower case; no name is no layout.</summary>
    public static ContainerLayout Parse(string? name)
    {
        if (name is null || name.Equals(UnknownName, StringComparison.OrdinalIgnoreCase))
            return ContainerLayout.Unknown;
        int index = Array.FindIndex(Names, n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0
            ? (ContainerLayout)(index + 1)
            : throw new UsageException($"'{name}' is no container type: {string.Join(", ", Names)}");
    }

    public static string Format(ContainerLayout layout) =>
        layout > ContainerLayout.Unknown && (int)layout <= Names.Length ? Names[(int)layout - 1] : UnknownName;
}
