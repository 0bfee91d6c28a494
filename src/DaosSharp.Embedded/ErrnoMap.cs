using static DaosSharp.Interop.daos_errno;

namespace DaosSharp.Embedded;

/// <summary>Turns DER codes into errno values and back by the rules of the DAOS client.</summary>
internal static class ErrnoMap
{
    /// <summary>The errno value for a negative DER code; EIO for a code that has none of its own, EINVAL for a positive number.</summary>
    public static int ToErrno(int der)
    {
        if (der > 0)
        {
            return Errno.Invalid;
        }

        return unchecked((uint)-der) switch
        {
            (uint)DER_SUCCESS => 0,
            (uint)DER_NO_PERM or (uint)DER_EP_RO or (uint)DER_EP_OLD or (uint)DER_CONT_DESTROYING => Errno.OperationNotPermitted,
            (uint)DER_NONEXIST or (uint)DER_ENOENT => Errno.NoEntry,
            (uint)DER_INVAL or (uint)DER_NO_HDL or (uint)DER_IO_INVAL or (uint)DER_NOTYPE or (uint)DER_NOSCHEMA
                or (uint)DER_NOLOCAL => Errno.Invalid,
            (uint)DER_KEY2BIG or (uint)DER_REC2BIG => Errno.TooBig,
            (uint)DER_EXIST => Errno.Exists,
            (uint)DER_UNREACH => Errno.HostUnreachable,
            (uint)DER_NOSPACE => Errno.NoSpace,
            (uint)DER_ALREADY => Errno.Already,
            (uint)DER_NOMEM or (uint)DER_DOS => Errno.NoMemory,
            (uint)DER_TIMEDOUT => Errno.TimedOut,
            (uint)DER_BUSY or (uint)DER_EQ_BUSY => Errno.Busy,
            (uint)DER_AGAIN => Errno.Again,
            (uint)DER_PROTO => Errno.Protocol,
            (uint)DER_CANCELED => Errno.Canceled,
            (uint)DER_OVERFLOW => Errno.Overflow,
            (uint)DER_BADPATH or (uint)DER_NOTDIR => Errno.NotDirectory,
            (uint)DER_STALE => Errno.Stale,
            (uint)DER_TX_RESTART => Errno.Restart,
            (uint)DER_NOTSUPPORTED => Errno.NotSupported,
            _ => Errno.Io,
        };
    }

    /// <summary>The negative DER code for an errno value; -DER_MISC for a value that has none of its own.</summary>
    public static int ToDer(int errno) => errno switch
    {
        0 => 0,
        Errno.OperationNotPermitted or Errno.Access or Errno.ReadOnlyFileSystem => Der.NoPermission,
        Errno.NoMemory => Der.NoMemory,
        Errno.NoSpace or Errno.Quota => Der.NoSpace,
        Errno.Exists => Der.Exists,
        Errno.NoEntry => Der.NonExistent,
        Errno.Canceled => -(int)DER_CANCELED,
        Errno.Busy => Der.Busy,
        Errno.Overflow => Der.Overflow,
        Errno.BadFile => Der.NoHandle,
        Errno.NotImplemented => Der.NotImplemented,
        Errno.TimedOut => Der.TimedOut,
        Errno.Again => -(int)DER_AGAIN,
        Errno.Protocol => -(int)DER_PROTO,
        Errno.Invalid => Der.Invalid,
        Errno.NotDirectory => -(int)DER_NOTDIR,
        Errno.Io => Der.Io,
        Errno.NotSupported => Der.NotSupported,
        _ => Der.Misc,
    };
}
