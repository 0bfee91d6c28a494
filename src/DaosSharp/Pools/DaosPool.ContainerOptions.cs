using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosPool
{
    private const string DfsCreateName = "dfs_cont_create_with_label";

    /// <summary>
    /// Creates a container with a label and properties. <c>daos_cont_create_with_label</c>; for <see cref="ContainerLayout.Posix"/> on a
    /// library with DFS <c>dfs_cont_create_with_label</c>, which also makes the empty file system.
    /// </summary>
    /// <param name="label">Its label: 1 to 127 letters, digits, '.', '_', ':' and '-'; case counts.</param>
    /// <param name="options">What differs from the defaults.</param>
    /// <returns>The container's UUID.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.Exists"/>: the label is taken. <see cref="DaosError.Invalid"/>: a property has a value that DAOS refuses. <see cref="DaosError.NoPermission"/>: the pool is open read-only.</exception>
    /// <exception cref="NotSupportedException">A class or chunk size of files is given for a container that gets no file system.</exception>
    public Guid CreateContainer(string label, ContainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Labels.Check(label, nameof(label));
        bool fileSystem = options.Layout == ContainerLayout.Posix && Api.GetFunctionPointer(DfsCreateName) != 0;
        if (!fileSystem && (options.FileSystemClass != ObjectClass.Unknown || options.FileSystemChunkSize != 0))
            throw new NotSupportedException($"Class and chunk size of files need a {nameof(ContainerLayout.Posix)} container and DFS, which {Api.Source.Description} may lack.");
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(label, scratch, Labels.MaxLength, nameof(label));
        using PropertyList properties = new(Api, Settings(options, fileSystem));
        if (options.OwnerGroup is { } group)
            properties.SetText((uint)daos_cont_props.DAOS_PROP_CO_OWNER_GROUP, DaosPrincipal.CheckName(group, nameof(options)));
        if (options.Acl is { } acl)
            properties.SetBlock((uint)daos_cont_props.DAOS_PROP_CO_ACL, NativeAcl.ToBytes(acl));
        byte* uuid = stackalloc byte[UuidBytes];
        int rc;
        fixed (byte* pLabel = text)
        {
            rc = fileSystem
                ? CreateFileSystem((sbyte*)pLabel, options, properties.Native, uuid)
                : Api.daos_cont_create_with_label(Handle, (sbyte*)pLabel, properties.Native, uuid, null);
        }
        GC.KeepAlive(this);
        if (rc != 0)
            Fail(rc, fileSystem ? DfsCreateName : "daos_cont_create_with_label", Describe(label));
        return Labels.ToGuid(new ReadOnlySpan<byte>(uuid, UuidBytes));
    }

    private int CreateFileSystem(sbyte* label, ContainerOptions options, daos_prop_t* properties, byte* uuid)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.FileSystemChunkSize, nameof(options));
        dfs_attr_t attributes = new()
        {
            da_oclass_id = options.FileSystemClass.Id,
            da_chunk_size = (ulong)options.FileSystemChunkSize,
            da_props = properties,
        };
        return DfsErrors.ToDer(Api.dfs_cont_create_with_label(Handle, label, &attributes, uuid, null, null));
    }

    // DFS sets the layout itself and refuses one from the caller.
    private static (daos_cont_props Type, ulong Value)[] Settings(ContainerOptions options, bool fileSystem)
    {
        List<(daos_cont_props, ulong)> settings = [];
        if (options.Layout != ContainerLayout.Unknown && !fileSystem)
            settings.Add((daos_cont_props.DAOS_PROP_CO_LAYOUT_TYPE, (ulong)options.Layout));
        if (options.RedundancyFactor is { } factor)
            settings.Add((daos_cont_props.DAOS_PROP_CO_REDUN_FAC, NotNegative(factor)));
        if (options.Checksum is { } checksum)
            settings.Add((daos_cont_props.DAOS_PROP_CO_CSUM, (ulong)checksum));
        if (options.ChecksumChunkSize is { } chunk)
            settings.Add((daos_cont_props.DAOS_PROP_CO_CSUM_CHUNK_SIZE, NotNegative(chunk)));
        if (options.ErasureCodeCellSize is { } cell)
            settings.Add((daos_cont_props.DAOS_PROP_CO_EC_CELL_SZ, NotNegative(cell)));
        if (options.Compression is { } compression)
            settings.Add((daos_cont_props.DAOS_PROP_CO_COMPRESS, (ulong)compression));
        if (options.Encryption is { } encryption)
            settings.Add((daos_cont_props.DAOS_PROP_CO_ENCRYPT, (ulong)encryption));
        if (options.Deduplication is { } deduplication)
            settings.Add((daos_cont_props.DAOS_PROP_CO_DEDUP, (ulong)deduplication));
        if (options.DeduplicationThreshold is { } threshold)
            settings.Add((daos_cont_props.DAOS_PROP_CO_DEDUP_THRESHOLD, NotNegative(threshold)));
        if (options.VerifyChecksumsOnServer is { } verify)
            settings.Add((daos_cont_props.DAOS_PROP_CO_CSUM_SERVER_VERIFY, verify ? 1UL : 0));
        if (options.OwnerGroup is not null)
            settings.Add((daos_cont_props.DAOS_PROP_CO_OWNER_GROUP, 0));
        if (options.Acl is not null)
            settings.Add((daos_cont_props.DAOS_PROP_CO_ACL, 0));
        return [.. settings];
    }

    private static ulong NotNegative(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return (ulong)value;
    }
}
