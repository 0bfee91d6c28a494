using System.Runtime.InteropServices;
using System.Text;
using DaosSharp.Embedded;
using DaosSharp.Interop;
using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Access;

/// <summary>The library's own reading and writing of entries.</summary>
internal sealed unsafe class NativeAccess
{
    private readonly DaosApi _api = TestSystem.InstalledPool is null ? DaosApi.Load(EmbeddedEngine.Functions) : DaosApi.LoadInstalled();

    /// <summary>An entry read and written again; null when it is none.</summary>
    public string? Normalize(string text)
    {
        daos_ace* entry = null;
        fixed (byte* t = Encoding.UTF8.GetBytes(text + '\0'))
        {
            int rc = _api.daos_ace_from_str((sbyte*)t, &entry);
            if (rc != 0)
            {
                Assert.Equal((int)DaosError.Invalid, rc);
                return null;
            }
        }
        sbyte* buffer = stackalloc sbyte[Daos.DAOS_ACL_MAX_ACE_STR_LEN + 1];
        Assert.Equal(0, _api.daos_ace_to_str(entry, buffer, (nuint)Daos.DAOS_ACL_MAX_ACE_STR_LEN + 1));
        _api.daos_ace_free(entry);
        return Marshal.PtrToStringUTF8((nint)buffer);
    }
}
