namespace DaosSharp.Interop;

// The generator gives a flexible array one element, which would add it to the size of the struct.
public unsafe partial struct daos_acl
{
    /// <summary>The access control entries, <see cref="dal_len"/> bytes of them, each a multiple of 8 bytes long.</summary>
    [return: NativeTypeName("uint8_t[]")]
    public static byte* dal_ace(daos_acl* acl) => (byte*)(acl + 1);
}
