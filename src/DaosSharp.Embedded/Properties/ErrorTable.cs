using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Properties;

/// <summary>Names and descriptions of the error codes of DAOS 2.6 as C strings that live as long as the engine.</summary>
internal static unsafe class ErrorTable
{
    private const string Unknown = "DER_UNKNOWN";

    // Codes of the transport and of DAOS, each block without gaps, in the words of d_errdesc.
    private static readonly string[] Transport =
    [
        "Operation not permitted", "Invalid handle", "Invalid parameters", "Entity already exists",
        "The specified entity does not exist", "Unreachable node", "No space on storage target", "Operation already performed",
        "Out of memory", "Function not implemented", "Time out", "Device or resource busy", "Try again", "Incompatible protocol",
        "Device or resource not initialized", "Buffer too short", "Data too long for defined data type or buffer size",
        "Operation canceled", "Out of group or member list", "Transport layer mercury error",
        "RPC or protocol version not registered", "Failed to generate an address string", "PMIx layer error",
        "Incast variable unavailable locally. Must forward", "Miscellaneous error", "Bad path name", "Not a directory",
        "Collective RPC failed", "No rank is subscribed to RAS", "Service group not attached", "Version mismatch",
        "Rank has been excluded", "User provided RPC handler did not send reply back", "Denial of service",
        "Incorrect target for the RPC", "Group versioning mismatch", "HLC synchronization error",
        "Not enough shared memory free", "Failed to add the specified metric", "Duration end not paired with duration start",
        "Operation not permitted for metric type provided", "Path name exceeds permitted length",
        "Read failed because metric not found",
        "Unable to access shared memory segment due to incompatible user or group permissions",
        "Fatal transport layer mercury error", "Quota limit reached",
    ];

    private static readonly string[] Storage =
    [
        "I / O error", "Memory free error", "Entity not found", "Unknown object type", "Unknown object schema", "Object is not local",
        "Stale pool map version", "Not service leader", "Target create error", "Epoch is read only",
        "Epoch is too old. All data have been recycled", "Key is too large", "Record is too large",
        "I / O buffers do not match object extents", "Event queue is busy", "Domain of cluster component do not match",
        "Service should shut down", "Operation now in progress", "Not applicable", "Not a service replica", "Checksum error",
        "Unsupported durable format", "Incompatible durable format version", "Record size error", "Transaction should restart",
        "Data lost or not recoverable", "Operation canceled", "TX is not committed", "Agent is incompatible with libdaos",
        "To be handled via distributed transaction", "Failures exceed RF", "Fetch again", "TX status is uncertain",
        "Agent communication error", "ID mismatch", "Retry with other target", "Operation not supported",
        "One or more control plane components are incompatible", "No service available", "TX ID may be reused", "update again",
        "NVMe I / O error", "Unable to access one or more certificates", "Invalid x509 certificate",
        "Same epoch partial overwrite of VOS array value disallowed", "Page is temporarily read only due to checkpointing",
        "Division by zero", "\"retry later because of overloaded service\"", "Cannot resume former DAOS check instance",
        "The specified container does not exist",
    ];

    private static readonly Dictionary<int, (nint Name, nint Description)> Known = Build();
    private static readonly nint UnknownName = Marshal.StringToCoTaskMemUTF8(Unknown);

    // "Unknown error code " and any number.
    private const int WordsLength = 32;

    [ThreadStatic]
    private static byte[]? _words;

    public static sbyte* Name(int code) => (sbyte*)(Known.TryGetValue(code, out (nint Name, nint) known) ? known.Name : UnknownName);

    /// <summary>The words for a code; for an unknown one they hold until the thread asks for the next unknown one.</summary>
    public static sbyte* Description(int code)
    {
        if (Known.TryGetValue(code, out (nint, nint Description) known))
        {
            return (sbyte*)known.Description;
        }

        _words ??= GC.AllocateArray<byte>(WordsLength, pinned: true);
        Interface.NativeText.Write($"Unknown error code {code}", _words);
        return (sbyte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_words));
    }

    private static Dictionary<int, (nint Name, nint Description)> Build()
    {
        Dictionary<int, (nint, nint)> known = [];
        void Add(daos_errno code, string name, string description) =>
            known.Add(-(int)code, (Marshal.StringToCoTaskMemUTF8(name), Marshal.StringToCoTaskMemUTF8(description)));

        Add(daos_errno.DER_SUCCESS, nameof(daos_errno.DER_SUCCESS), "Success");
        Add(daos_errno.DER_UNKNOWN, Unknown, "Unknown error");
        foreach ((daos_errno first, string[] descriptions) in new[] { (daos_errno.DER_NO_PERM, Transport), (daos_errno.DER_IO, Storage) })
        {
            for (uint i = 0; i < descriptions.Length; i++)
            {
                daos_errno code = first + i;
                Add(code, code.ToString(), descriptions[i]);
            }
        }

        return known;
    }
}
