using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>One akey's place in the index, encoded in a buffer of the caller.</summary>
internal readonly ref struct AkeyAddress
{
    /// <param name="buffer">At least <see cref="KeyCodec.MaxLength"/> bytes that stay as they are while the address is used.</param>
    public AkeyAddress(Span<byte> buffer, uint container, daos_obj_id_t id, ReadOnlySpan<byte> dkey, ReadOnlySpan<byte> akey)
    {
        Container = container;
        Id = id;
        Dkey = dkey;

        // A key-value object has one value for each dkey, whatever the akey is called.
        akey = ObjectType.IsKeyValue(id) ? FlatAkey : akey;
        Akey = akey;
        int n = KeyCodec.WriteObject(buffer, container, id);
        n += KeyCodec.WriteKey(buffer[n..], dkey, ObjectType.HasIntegerDkeys(id), out bool longDkey);
        DkeyLength = n;
        n += KeyCodec.WriteKey(buffer[n..], akey, ObjectType.HasIntegerAkeys(id), out bool longAkey);
        Key = buffer[..n];
        HasLongDkey = longDkey;
        HasLongAkey = longAkey;
    }

    /// <summary>The akey of every entry of a key-value object.</summary>
    public static ReadOnlySpan<byte> FlatAkey => "0"u8;

    public uint Container { get; }

    public daos_obj_id_t Id { get; }

    public ReadOnlySpan<byte> Dkey { get; }

    public ReadOnlySpan<byte> Akey { get; }

    /// <summary>The index key.</summary>
    public ReadOnlySpan<byte> Key { get; }

    /// <summary>Length of the part of <see cref="Key"/> that names the dkey.</summary>
    public int DkeyLength { get; }

    public bool HasLongDkey { get; }

    public bool HasLongAkey { get; }
}
