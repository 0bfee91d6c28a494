namespace DaosSharp.Cli.Output;

/// <summary>Names and values of one thing, as DAOS's tools print them.</summary>
internal static class Entity
{
    public static void Print(TextWriter output, string title, params ReadOnlySpan<(string Name, string Value)> rows)
    {
        if (title.Length > 0)
            output.Write($"{title}\n{new string('-', title.Length)}\n");
        int width = 0;
        foreach ((string name, _) in rows)
            width = Math.Max(width, name.Length);
        foreach ((string name, string value) in rows)
            output.Write($"  {name.PadRight(width)}: {value}\n");
    }
}
