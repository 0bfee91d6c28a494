using System.Runtime.InteropServices;
using System.Text;

namespace DaosSharp.Embedded.Access;

/// <summary>Writing to a FILE of C, which has buffers of its own.</summary>
internal static unsafe partial class CStream
{
    private static readonly void** Standard = (void**)NativeLibrary.GetExport(NativeLibrary.Load("libc.so.6"), "stdout");

    /// <summary>The process's standard output.</summary>
    public static void* StandardOutput => *Standard;

    /// <summary>0, or -DER_IO.</summary>
    public static int Write(void* stream, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text + '\0');
        fixed (byte* b = bytes)
        {
            return Put(b, stream) < 0 ? Der.Io : Der.Success;
        }
    }

    [LibraryImport("libc", EntryPoint = "fputs")]
    private static partial int Put(byte* text, void* stream);
}
