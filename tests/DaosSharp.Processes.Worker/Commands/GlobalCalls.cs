using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Processes.Worker.Commands;

/// <summary>Global handles as bytes that a pipe can carry.</summary>
internal static unsafe class GlobalCalls
{
    /// <summary>The result, and the bytes as hexadecimal digits.</summary>
    public static string Share(string kind, daos_handle_t handle)
    {
        d_iov_t glob = default;
        int rc = Share(kind, handle, &glob);
        if (rc != 0)
        {
            return $"{rc}";
        }

        byte[] blob = new byte[(int)glob.iov_buf_len];
        fixed (byte* b = blob)
        {
            glob.iov_buf = b;
            rc = Share(kind, handle, &glob);
            return rc == 0 ? $"{rc} {Convert.ToHexString(blob.AsSpan(0, (int)glob.iov_len))}" : $"{rc}";
        }
    }

    public static int Join(string kind, daos_handle_t parent, byte[] blob, out daos_handle_t handle)
    {
        daos_handle_t result = default;
        int rc;
        fixed (byte* b = blob)
        {
            d_iov_t glob = new() { iov_buf = b, iov_buf_len = (nuint)blob.Length, iov_len = (nuint)blob.Length };
            rc = kind switch
            {
                "pool" => EngineSession.Api.daos_pool_global2local(glob, &result),
                "cont" => EngineSession.Api.daos_cont_global2local(parent, glob, &result),
                _ => EngineSession.Api.daos_array_global2local(parent, glob, 0, &result),
            };
        }

        handle = result;
        return rc;
    }

    private static int Share(string kind, daos_handle_t handle, d_iov_t* glob) => kind switch
    {
        "pool" => EngineSession.Api.daos_pool_local2global(handle, glob),
        "cont" => EngineSession.Api.daos_cont_local2global(handle, glob),
        _ => EngineSession.Api.daos_array_local2global(handle, glob),
    };
}
