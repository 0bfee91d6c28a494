using System.Text;

namespace DaosSharp.Cli.Values;

/// <summary>
/// The standard streams without <see cref="Console"/>, which takes milliseconds to set itself up and keeps silent about a closed pipe.
/// </summary>
internal static class StandardStreams
{
    private const int InputDescriptor = 0;
    private const int OutputDescriptor = 1;
    private const int ErrorDescriptor = 2;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static bool IsInputTerminal => DescriptorStream.IsTerminal(InputDescriptor);

    public static bool IsOutputTerminal => DescriptorStream.IsTerminal(OutputDescriptor);

    public static bool IsErrorTerminal => DescriptorStream.IsTerminal(ErrorDescriptor);

    public static Stream OpenInput() => new DescriptorStream(InputDescriptor);

    public static Stream OpenOutput() => new DescriptorStream(OutputDescriptor);

    public static TextWriter OpenOutputWriter() => new StreamWriter(OpenOutput(), Utf8, bufferSize: 4096);

    /// <summary>Writes to the standard error; when that is closed there is nobody left to tell.</summary>
    public static void WriteError(string text)
    {
        try
        {
            new DescriptorStream(ErrorDescriptor).Write(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception e) when (e is IOException or BrokenPipeException)
        {
        }
    }

    public static void WriteErrorLine(string text) => WriteError(text + '\n');
}
