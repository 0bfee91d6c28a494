using DaosSharp.Interop;

namespace DaosSharp.Cli;

/// <summary>An error as the tool reports it.</summary>
/// <param name="ExitCode">For the shell.</param>
/// <param name="Status">The DER code; -DER_MISC for errors that DAOS has none for, -DER_INVAL for wrong command lines.</param>
/// <param name="Message">One line.</param>
internal sealed record Failure(int ExitCode, int Status, string Message)
{
    private const string ParameterSuffix = " (Parameter '";

    public static Failure Of(Exception error) => error switch
    {
        UsageException => Make(Cli.ExitCode.Usage, DaosError.Invalid, error.Message),
        ArgumentException => Make(Cli.ExitCode.Usage, DaosError.Invalid, WithoutParameter(error.Message)),
        DaosException daos => Make(Cli.ExitCode.Failure, daos.Code, error.Message),
        PartialFailureException partial => Make(Cli.ExitCode.Failure, partial.Code, error.Message),
        NotSupportedException or NativeFunctionMissingException => Make(Cli.ExitCode.Failure, DaosError.NotImplemented, error.Message),
        OutOfMemoryException => Make(Cli.ExitCode.Failure, DaosError.NoMemory, error.Message),
        _ => Make(Cli.ExitCode.Failure, DaosError.Miscellaneous, error.Message),
    };

    private static Failure Make(int exitCode, DaosError code, string message) =>
        new(exitCode, (int)code, message.ReplaceLineEndings(" ").Trim());

    private static string WithoutParameter(string message)
    {
        int suffix = message.LastIndexOf(ParameterSuffix, StringComparison.Ordinal);
        return suffix < 0 ? message : message[..suffix];
    }
}
