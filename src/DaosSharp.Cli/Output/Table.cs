namespace DaosSharp.Cli.Output;

/// <summary>Rows under titles, as DAOS's tools print them.</summary>
internal static class Table
{
    public static void Print(TextWriter output, string[] titles, IReadOnlyList<string[]> rows)
    {
        int[] widths = Array.ConvertAll(titles, static t => t.Length);
        foreach (string[] row in rows)
        {
            for (int i = 0; i < row.Length; i++)
                widths[i] = Math.Max(widths[i], row[i].Length);
        }
        PrintRow(output, titles, widths);
        PrintRow(output, Array.ConvertAll(titles, static t => new string('-', t.Length)), widths);
        foreach (string[] row in rows)
            PrintRow(output, row, widths);
    }

    private static void PrintRow(TextWriter output, string[] cells, int[] widths)
    {
        string line = "";
        for (int i = 0; i < cells.Length; i++)
            line += cells[i].PadRight(widths[i] + 1);
        output.Write(line.TrimEnd() + '\n');
    }
}
