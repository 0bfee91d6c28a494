namespace DaosSharp.Embedded;

/// <summary>
/// The last stop of every exception before C: turns it into the code that the caller gets and keeps its words as the
/// thread's last error. The generated export wrappers call it.
/// </summary>
internal static class ExceptionBarrier
{
    /// <summary>The negative DER code for an exception, for functions of libdaos.</summary>
    public static int ToDer(string function, Exception e)
    {
        int code = Code(e);
        Note(function, e, code);
        return code;
    }

    /// <summary>The errno value for an exception, for functions of libdfs and libduns.</summary>
    public static int ToErrno(string function, Exception e) => ErrnoMap.ToErrno(ToDer(function, e));

    /// <summary>Keeps the words of an exception, for functions that return no code.</summary>
    public static void Note(string function, Exception e) => Note(function, e, code: 0);

    private static void Note(string function, Exception e, int code)
    {
        try
        {
            // The engine's own messages are written for the caller; of anything else the type says more than the message.
            LastError.Set(e is EngineException ? $"{function}: {e.Message}" : $"{function}: {e.GetType().Name}: {e.Message}", code);
        }
        catch (OutOfMemoryException)
        {
            LastError.Set("out of memory", code);
        }
    }

    private static int Code(Exception e) => e switch
    {
        EngineException engine => engine.Code,
        OutOfMemoryException => Der.NoMemory,
        IOException { HResult: Errno.NoSpace or Errno.Quota } => Der.NoSpace,
        IOException { HResult: Errno.ReadOnlyFileSystem } => Der.NoPermission,
        IOException => Der.Io,
        UnauthorizedAccessException => Der.NoPermission,
        ArgumentException or NullReferenceException => Der.Invalid,
        _ => Der.Misc,
    };
}
