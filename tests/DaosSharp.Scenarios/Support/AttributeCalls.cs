using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Backends;

namespace DaosSharp.Scenarios.Support;

/// <summary>Attributes of a pool or a container: the two have the same calls.</summary>
public sealed unsafe class AttributeCalls(DaosApi api, daos_handle_t handle, bool ofPool)
{
    /// <summary>Sets one attribute; null stands for a null pointer, as name with size 0 and as value with size 4.</summary>
    public int Set(string? name, string? value)
    {
        using NativeBuffer data = NativeBuffer.Of(value ?? "");
        byte[]? nameBytes = name is null ? null : ScenarioBackend.ZeroEnded(name);
        fixed (byte* text = nameBytes)
        {
            sbyte* names = (sbyte*)text;
            void* values = value is null ? null : data.Address;
            nuint size = value is null ? 4 : (nuint)data.Length;
            return SetAll(1, &names, &values, &size);
        }
    }

    /// <summary>Sets no attribute at all.</summary>
    public int SetNone()
    {
        sbyte* names = null;
        void* values = null;
        nuint size = 0;
        return SetAll(0, &names, &values, &size);
    }

    /// <summary>Sets several attributes in one call.</summary>
    public int Set(params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        using NativeStrings names = new([.. attributes.ToArray().Select(a => a.Name)]);
        using NativeStrings values = new([.. attributes.ToArray().Select(a => a.Value)]);
        Span<nuint> sizes = stackalloc nuint[attributes.Length];
        for (int i = 0; i < sizes.Length; i++)
            sizes[i] = (nuint)Encoding.UTF8.GetByteCount(attributes[i].Value);
        fixed (nuint* size = sizes)
            return SetAll(attributes.Length, names.Addresses, (void**)values.Addresses, size);
    }

    /// <summary>Gets one attribute into a buffer; a buffer of length 0 is a null pointer.</summary>
    public int Get(string name, NativeBuffer buffer, out ulong size)
    {
        nuint found = (nuint)buffer.Length;
        int rc;
        fixed (byte* text = ScenarioBackend.ZeroEnded(name))
        {
            sbyte* names = (sbyte*)text;
            void* values = buffer.Length == 0 ? null : buffer.Address;
            rc = GetAll(1, &names, &values, &found);
        }
        size = found;
        return rc;
    }

    /// <summary>Gets several attributes in one call.</summary>
    public int Get(ReadOnlySpan<string> names, ReadOnlySpan<NativeBuffer> buffers, Span<nuint> sizes)
    {
        using NativeStrings texts = new(names.ToArray());
        void** values = stackalloc void*[buffers.Length];
        for (int i = 0; i < buffers.Length; i++)
        {
            values[i] = buffers[i].Address;
            sizes[i] = (nuint)buffers[i].Length;
        }
        fixed (nuint* size = sizes)
            return GetAll(names.Length, texts.Addresses, values, size);
    }

    public int Delete(string name)
    {
        fixed (byte* text = ScenarioBackend.ZeroEnded(name))
        {
            sbyte* names = (sbyte*)text;
            return ofPool ? api.daos_pool_del_attr(handle, 1, &names, null) : api.daos_cont_del_attr(handle, 1, &names, null);
        }
    }

    /// <summary>Lists names into a buffer; null stands for a null pointer.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="size">Receives the room that all names need.</param>
    public int List(NativeBuffer? buffer, out ulong size)
    {
        nuint room = (nuint)(buffer?.Length ?? 0);
        sbyte* names = buffer is null ? null : (sbyte*)buffer.Address;
        int rc = ListAll(names, &room);
        size = room;
        return rc;
    }

    /// <summary>Lists without a place for the size.</summary>
    public int ListWithoutSize() => ListAll(null, null);

    private int SetAll(int count, sbyte** names, void** values, nuint* sizes) =>
        ofPool ? api.daos_pool_set_attr(handle, count, names, values, sizes, null) : api.daos_cont_set_attr(handle, count, names, values, sizes, null);

    private int GetAll(int count, sbyte** names, void** values, nuint* sizes) =>
        ofPool ? api.daos_pool_get_attr(handle, count, names, values, sizes, null) : api.daos_cont_get_attr(handle, count, names, values, sizes, null);

    private int ListAll(sbyte* buffer, nuint* size) =>
        ofPool ? api.daos_pool_list_attr(handle, buffer, size, null) : api.daos_cont_list_attr(handle, buffer, size, null);
}
