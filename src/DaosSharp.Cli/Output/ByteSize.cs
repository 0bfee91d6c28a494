using System.Buffers;
using System.Globalization;

namespace DaosSharp.Cli.Output;

/// <summary>Sizes in bytes as people write them: K, M, G, T, P, E are powers of 1000, Ki to Ei powers of 1024, as in DAOS's tools.</summary>
internal static class ByteSize
{
    private const string Prefixes = "KMGTPE";

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>Such as 8.0 GB.</summary>
    public static string Format(ulong bytes)
    {
        if (bytes < 10)
            return $"{bytes} B";
        double value = bytes;
        int power = 0;
        while (value >= 1000 && power < Prefixes.Length)
        {
            value /= 1000;
            power++;
        }
        value = Math.Floor(value * 10 + 0.5) / 10;
        string number = value.ToString(value < 10 ? "F1" : "F0", CultureInfo.InvariantCulture);
        return power == 0 ? $"{number} B" : $"{number} {Prefixes[power - 1]}B";
    }

    /// <summary>Reads 8G, 512MiB, 1.5T, 4096 and the like. Nothing else is taken: no sign, no unknown unit, no part of a byte.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        int end = text.AsSpan().IndexOfAnyExcept(NumberCharacters);
        string number = end < 0 ? text : text[..end];
        string unit = end < 0 ? "" : text[end..].TrimStart(' ');
        if (!char.IsAsciiDigit(number.FirstOrDefault()) || !char.IsAsciiDigit(number[^1])
            || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            || !TryParseUnit(unit, out long factor))
        {
            return false;
        }
        // long.MaxValue has 19 digits, decimals hold 28: no product of what is let through can overflow.
        if (value > long.MaxValue)
            return false;
        if (value > 0 && long.MaxValue / factor < value)
            return false;
        decimal product = value * factor;
        bytes = (long)decimal.Truncate(product);
        return product == bytes;
    }

    private static bool TryParseUnit(string unit, out long factor)
    {
        factor = 1;
        if (unit is "" or "B" or "b")
            return true;
        int power = Prefixes.IndexOf(char.ToUpperInvariant(unit[0]), StringComparison.Ordinal) + 1;
        string rest = unit[1..].ToUpperInvariant();
        if (power == 0 || rest is not ("" or "B" or "I" or "IB"))
            return false;
        for (int i = 0; i < power; i++)
            factor *= rest.StartsWith('I') ? 1024 : 1000;
        return true;
    }
}
