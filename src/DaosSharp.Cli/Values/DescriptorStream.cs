using System.Runtime.InteropServices;

namespace DaosSharp.Cli.Values;

/// <summary>
/// A stream on a file descriptor that others share: unlike FileStream it moves the descriptor's own position, so that several runs can
/// append to one redirected file. Not closed at the end.
/// </summary>
internal sealed unsafe partial class DescriptorStream(int descriptor) : Stream
{
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static bool IsTerminal(int descriptor) => NativeIsTerminal(descriptor) == 1;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        fixed (byte* p = buffer)
        {
            while (true)
            {
                nint read = NativeRead(descriptor, p, (nuint)buffer.Length);
                if (read >= 0)
                    return (int)read;
                ThrowUnlessInterrupted("reading the standard input");
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* p = buffer)
        {
            for (int done = 0; done < buffer.Length;)
            {
                nint written = NativeWrite(descriptor, p + done, (nuint)(buffer.Length - done));
                if (written >= 0)
                    done += (int)written;
                else
                    ThrowUnlessInterrupted("writing the standard output");
            }
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static void ThrowUnlessInterrupted(string what)
    {
        int errno = Marshal.GetLastPInvokeError();
        if (errno == BrokenPipe)
            throw new BrokenPipeException();
        if (errno != Interrupted)
            throw new IOException($"{what} failed: {Marshal.GetPInvokeErrorMessage(errno)}");
    }

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint NativeRead(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint NativeWrite(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "isatty")]
    private static partial int NativeIsTerminal(int descriptor);
}
