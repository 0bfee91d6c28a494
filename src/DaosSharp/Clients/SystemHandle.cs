using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>
/// A client's hold on its library and, on the embedded engine, on its system. Pools hold it open, so that the system is given up and
/// daos_fini is called only after the last of them was disconnected.
/// </summary>
internal sealed unsafe class SystemHandle : SafeHandle
{
    private readonly byte[]? _systemName;

    /// <param name="library">Acquired by the caller; released by this object.</param>
    /// <param name="systemName">Zero-terminated name for the sys parameters; null for the default system.</param>
    public SystemHandle(ClientLibrary library, byte[]? systemName)
        : base(0, ownsHandle: true)
    {
        Library = library;
        if (systemName is not null)
        {
            // Asynchronous calls have its address until their completion.
            _systemName = GC.AllocateUninitializedArray<byte>(systemName.Length, pinned: true);
            systemName.CopyTo(_systemName, 0);
        }
        SetHandle(1);
    }

    public ClientLibrary Library { get; }

    public DaosApi Api => Library.Api;

    /// <summary>Null for the default system. Valid as long as this object is referenced.</summary>
    public sbyte* NativeSystemName => _systemName is null ? null : (sbyte*)Marshal.UnsafeAddrOfPinnedArrayElement(_systemName, 0);

    /// <summary>Empty for the default system: fixed makes a null pointer of it, which is what C wants.</summary>
    public ReadOnlySpan<byte> SystemName => _systemName;

    /// <summary>Asks the engine, which must be the embedded one, for the durability of a pool.</summary>
    /// <param name="pool">Label or UUID text, checked.</param>
    public int GetDurability(string pool, out PoolDurability durability)
    {
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(pool, scratch, Labels.MaxLength, nameof(pool));
        dse_durability value = default;
        int rc;
        fixed (byte* system = SystemName)
        fixed (byte* name = text)
            rc = Library.Engine!.dse_pool_get_durability((sbyte*)system, (sbyte*)name, &value);
        durability = (PoolDurability)value;
        return rc;
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        int rc = 0;
        if (Library.Engine is { } engine)
        {
            fixed (byte* name = _systemName)
                rc = engine.dse_system_detach((sbyte*)name);
        }
        return (Library.Release() | rc) == 0;
    }
}
