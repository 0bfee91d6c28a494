using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>
/// A DAOS system in use: the embedded engine on a directory, or an installed DAOS. Several clients, of both kinds, can live in one process.
/// The client library is initialised for the first client (<c>daos_init</c>) and finalised after the last one and all that it opened are
/// disposed (<c>daos_fini</c>); an installed DAOS stays initialised until the process ends.
/// </summary>
public sealed unsafe partial class DaosClient : DaosResource
{
    private readonly SystemHandle _handle;

    private DaosClient(SystemHandle handle, string description)
        : base(handle, handle.Library)
    {
        _handle = handle;
        Description = description;
    }

    /// <summary>What the client is connected to, in words.</summary>
    public string Description { get; }

    /// <summary>True for the embedded engine.</summary>
    public bool IsEmbedded => Library.Engine is not null;

    /// <summary>The native API table behind this client, for C functions that the safe layer does not cover.</summary>
    public DaosApi Api => Library.Api;

    private protected override string Target => Description;

    /// <summary>Opens the system in a directory with the embedded engine, and creates both when they are missing.</summary>
    /// <param name="directory">Path of the directory: a new or empty one, or one that is a system already.</param>
    /// <exception cref="DaosException">
    /// <see cref="DaosError.FormatInvalid"/>: the path is a file, or a directory of something else, or the system in it is damaged.
    /// <see cref="DaosError.FormatIncompatible"/>: the system was written by another version of DaosSharp, whose format this one does not read.
    /// <see cref="DaosError.NotSupported"/>: the file system has no locks or no shared memory maps. <see cref="DaosError.NoPermission"/>: it is
    /// read-only, or the directory is another user's.
    /// </exception>
    public static DaosClient Embedded(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        string path = Path.GetFullPath(directory);
        ClientLibrary library = ClientLibrary.Embedded();
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(path, scratch, short.MaxValue, nameof(directory));
        byte[] name = new byte[Daos.DAOS_SYS_NAME_MAX + 1];
        library.Acquire();
        int rc;
        fixed (byte* pPath = text)
        fixed (byte* pName = name)
            rc = library.Engine!.dse_system_attach((sbyte*)pPath, (sbyte*)pName);
        if (rc != 0)
        {
            DaosException error = library.Error(rc, "dse_system_attach", $"system '{path}'");
            library.Release();
            throw error;
        }
        return new DaosClient(new SystemHandle(library, name), $"embedded system '{path}'");
    }

    /// <summary>Connects to an installed DAOS through its client library and agent.</summary>
    /// <param name="options">Where the library is and which system is meant; null for the defaults.</param>
    /// <exception cref="DllNotFoundException">The client library cannot be loaded; the message says what was tried and what to install.</exception>
    /// <exception cref="DaosException">The library cannot be initialised, for example because no agent runs.</exception>
    /// <exception cref="InvalidOperationException">Environment variables are given, and the library is in use with other values.</exception>
    public static DaosClient Connect(DaosClientOptions? options = null)
    {
        byte[]? name = null;
        if (options?.SystemName is { } system)
        {
            Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
            using NativeText text = new(system, scratch, Daos.DAOS_SYS_NAME_MAX, nameof(options));
            name = text.ToArray();
        }
        ClientLibrary library = ClientLibrary.Installed(options?.LibraryDirectory);
        library.Acquire(options?.Variables);
        return new DaosClient(new SystemHandle(library, name), $"system '{options?.SystemName ?? "default"}' of {library.Api.Source.Description}");
    }

    /// <summary>Finds an object class by its name. <c>daos_oclass_name2id</c></summary>
    /// <param name="name">Such as <c>S2</c>, <c>RP_2GX</c> or <c>EC_4P2GX</c>.</param>
    /// <exception cref="ArgumentException">The library knows no class of that name.</exception>
    public ObjectClass GetObjectClass(string name) =>
        TryGetObjectClass(name, out ObjectClass objectClass)
            ? objectClass
            : throw new ArgumentException($"'{name}' is no object class of {Description}.", nameof(name));

    /// <summary>Finds an object class by its name. <c>daos_oclass_name2id</c></summary>
    /// <param name="name">Such as <c>S2</c>, <c>RP_2GX</c> or <c>EC_4P2GX</c>.</param>
    /// <param name="objectClass">The class; <see cref="ObjectClass.Unknown"/> when there is none.</param>
    public bool TryGetObjectClass(string name, out ObjectClass objectClass)
    {
        ThrowIfDisposed();
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(name, scratch, NativeText.StackBytes - 1, nameof(name));
        fixed (byte* p = text)
            objectClass = new ObjectClass((uint)Api.daos_oclass_name2id((sbyte*)p));
        GC.KeepAlive(this);
        return objectClass != ObjectClass.Unknown;
    }

    /// <summary>Gives the name of an object class. <c>daos_oclass_id2name</c></summary>
    /// <param name="objectClass">The class.</param>
    /// <exception cref="ArgumentException">The library does not know the class.</exception>
    public string GetObjectClassName(ObjectClass objectClass)
    {
        ThrowIfDisposed();
        sbyte* name = stackalloc sbyte[Daos.MAX_OBJ_CLASS_NAME_LEN + 1];
        int rc = Api.daos_oclass_id2name(objectClass.Id, name);
        GC.KeepAlive(this);
        if (rc != 0)
            throw new ArgumentException($"{objectClass} is no object class of {Description}.", nameof(objectClass));
        name[Daos.MAX_OBJ_CLASS_NAME_LEN] = 0;
        return new string(name);
    }
}
