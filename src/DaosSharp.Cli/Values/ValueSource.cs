namespace DaosSharp.Cli.Values;

/// <summary>Where data comes from: an argument, a file or the standard input.</summary>
internal static class ValueSource
{
    private const int FirstBuffer = 64 * 1024;

    /// <summary>The whole data.</summary>
    /// <param name="argument">A text argument, taken as UTF-8; null when there is none.</param>
    /// <param name="file">A path, or '-' for the standard input; null when there is none.</param>
    public static byte[] ReadAll(string? argument, string? file)
    {
        if (argument is not null && file is not null)
            throw new UsageException("a value and --file cannot both be given");
        if (argument is not null)
            return System.Text.Encoding.UTF8.GetBytes(argument);
        return file is null or "-" ? ReadAll(Open(file, out _)) : File.ReadAllBytes(file);
    }

    /// <summary>Opens the data.</summary>
    /// <param name="file">A path, or '-' or null for the standard input.</param>
    /// <param name="length">Its length; -1 when that is not known before the end.</param>
    public static Stream Open(string? file, out long length)
    {
        if (file is not (null or "-"))
        {
            FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            length = stream.CanSeek ? stream.Length : -1;
            return stream;
        }
        // A person at a terminal would wait for something that never says what it wants.
        if (file is null && StandardStreams.IsInputTerminal)
            throw new UsageException("no data: give --file PATH, '--file -' or a redirected standard input");
        length = -1;
        return StandardStreams.OpenInput();
    }

    private static byte[] ReadAll(Stream input)
    {
        byte[] buffer = new byte[FirstBuffer];
        int length = 0;
        while (true)
        {
            length += input.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
            if (length < buffer.Length)
                return buffer[..length];
            if (length == Array.MaxLength)
                throw new IOException($"the standard input has more than {length} bytes, which is too much for one value");
            Array.Resize(ref buffer, (int)Math.Min(2L * length, Array.MaxLength));
        }
    }
}
