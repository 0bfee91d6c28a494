using System.Diagnostics.CodeAnalysis;
using System.Text;
using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosContainer
{
    private const int FirstAttributeBytes = 512;

    /// <summary>Sets an attribute of the container: a small value for the program's own use. <c>daos_cont_set_attr</c></summary>
    /// <param name="name">Its name: 1 to 511 bytes of UTF-8 without NUL.</param>
    /// <param name="value">Its value, at least one byte.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the container is open read-only.</exception>
    public void SetAttribute(string name, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
            throw new ArgumentException("The value of an attribute is not empty.", nameof(value));
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(name, scratch, Daos.DAOS_ATTR_NAME_MAX, nameof(name));
        int rc;
        fixed (byte* pName = text)
        fixed (byte* pValue = value)
        {
            sbyte* names = (sbyte*)pName;
            void* values = pValue;
            nuint size = (nuint)value.Length;
            rc = Api.daos_cont_set_attr(Handle, 1, &names, &values, &size, null);
        }
        GC.KeepAlive(this);
        if (rc != 0)
            FailAttribute(rc, "daos_cont_set_attr", name);
    }

    /// <summary>Gets an attribute of the container, if it is there. <c>daos_cont_get_attr</c></summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; null when it is not there.</param>
    public bool TryGetAttribute(string name, [NotNullWhen(true)] out byte[]? value)
    {
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(name, scratch, Daos.DAOS_ATTR_NAME_MAX, nameof(name));
        byte[] buffer = new byte[FirstAttributeBytes];
        while (true)
        {
            nuint size = (nuint)buffer.Length;
            int rc;
            fixed (byte* pName = text)
            fixed (byte* pBuffer = buffer)
            {
                sbyte* names = (sbyte*)pName;
                void* values = pBuffer;
                rc = Api.daos_cont_get_attr(Handle, 1, &names, &values, &size, null);
            }
            GC.KeepAlive(this);
            if (rc == (int)DaosError.NotFound)
            {
                value = null;
                return false;
            }
            if (rc != 0)
                FailAttribute(rc, "daos_cont_get_attr", name);
            if (size <= (nuint)buffer.Length)
            {
                value = buffer[..(int)size];
                return true;
            }
            buffer = new byte[checked((int)size)];
        }
    }

    /// <summary>Removes an attribute of the container; one that is not there is no error. <c>daos_cont_del_attr</c></summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the container is open read-only.</exception>
    public void RemoveAttribute(string name)
    {
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(name, scratch, Daos.DAOS_ATTR_NAME_MAX, nameof(name));
        int rc;
        fixed (byte* pName = text)
        {
            sbyte* names = (sbyte*)pName;
            rc = Api.daos_cont_del_attr(Handle, 1, &names, null);
        }
        GC.KeepAlive(this);
        if (rc != 0)
            FailAttribute(rc, "daos_cont_del_attr", name);
    }

    /// <summary>Lists the names of the container's attributes. <c>daos_cont_list_attr</c></summary>
    public IReadOnlyList<string> ListAttributes()
    {
        byte[] buffer = new byte[FirstAttributeBytes];
        while (true)
        {
            nuint size = (nuint)buffer.Length;
            fixed (byte* pBuffer = buffer)
                Check(Api.daos_cont_list_attr(Handle, (sbyte*)pBuffer, &size, null), "daos_cont_list_attr");
            GC.KeepAlive(this);
            if (size <= (nuint)buffer.Length)
                return Names(buffer.AsSpan(0, (int)size));
            buffer = new byte[checked((int)size)];
        }
    }

    private static List<string> Names(ReadOnlySpan<byte> list)
    {
        List<string> names = [];
        while (!list.IsEmpty)
        {
            int end = list.IndexOf((byte)0);
            if (end < 0)
                end = list.Length;
            if (end > 0)
                names.Add(Encoding.UTF8.GetString(list[..end]));
            list = list[Math.Min(end + 1, list.Length)..];
        }
        return names;
    }

    [DoesNotReturn]
    private void FailAttribute(int rc, string operation, string name) => Fail(rc, operation, $"attribute '{name}' of container '{Name}'");
}
