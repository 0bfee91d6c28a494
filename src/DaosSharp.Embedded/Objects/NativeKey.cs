using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>Keys as C callers give them.</summary>
internal static unsafe class NativeKey
{
    public static ReadOnlySpan<byte> Span(in d_iov_t key) => new(key.iov_buf, (int)key.iov_len);
}
