using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Interface;

/// <summary>Attribute calls on one owner: the pool (0) or a container.</summary>
internal static unsafe class AttributeRequests
{
    public static int Set(PoolStore store, uint owner, int count, sbyte** names, void** values, nuint* sizes)
    {
        if (!AreNames(count, names) || values == null || sizes == null)
        {
            return Der.Invalid;
        }

        for (int i = 0; i < count; i++)
        {
            if (values[i] == null || sizes[i] == 0 || sizes[i] > int.MaxValue)
            {
                return LastError.Fail(Der.Invalid, "an attribute needs a value of at least one byte");
            }
        }

        SetOperation operation = new() { Owner = owner, Count = count, Names = names, Values = values, Sizes = sizes };
        return store.Execute(ref operation);
    }

    /// <summary>Copies what fits and reports the whole sizes; -DER_NONEXIST when none of the names is there.</summary>
    public static int Get(PoolStore store, uint owner, int count, sbyte** names, void** buffers, nuint* sizes)
    {
        if (!AreNames(count, names) || sizes == null)
        {
            return Der.Invalid;
        }

        bool any = false;
        using StoreRead read = store.BeginRead();
        for (int i = 0; i < count; i++)
        {
            byte[]? value = AttributeTable.Get(store, read.Txn, owner, NativeText.Bytes(names[i]));
            any |= value != null;
            if (value != null && buffers != null && buffers[i] != null)
            {
                int length = (int)Math.Min(sizes[i], (nuint)value.Length);
                value.AsSpan(0, length).CopyTo(new Span<byte>(buffers[i], length));
            }

            sizes[i] = (nuint)(value?.Length ?? 0);
        }

        return any ? Der.Success : Der.NonExistent;
    }

    /// <summary>A name that is not there is no error.</summary>
    public static int Delete(PoolStore store, uint owner, int count, sbyte** names)
    {
        if (!AreNames(count, names))
        {
            return Der.Invalid;
        }

        DeleteOperation operation = new() { Owner = owner, Count = count, Names = names };
        return store.Execute(ref operation);
    }

    /// <summary>Writes the whole names that fit, each with its end, and reports the length of all.</summary>
    public static int List(PoolStore store, uint owner, sbyte* buffer, nuint* size)
    {
        if (size == null)
        {
            return Der.Invalid;
        }

        using StoreRead read = store.BeginRead();
        nuint total = 0;
        foreach (byte[] name in AttributeTable.List(store, read.Txn, owner))
        {
            nuint end = total + (nuint)name.Length + 1;
            if (buffer != null && end <= *size)
            {
                Span<byte> target = new(buffer + total, name.Length + 1);
                name.CopyTo(target);
                target[^1] = 0;
            }

            total = end;
        }

        *size = total;
        return Der.Success;
    }

    private static bool AreNames(int count, sbyte** names)
    {
        if (count <= 0 || names == null)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            if (names[i] == null || NativeText.Bytes(names[i]).Length is 0 or > AttributeTable.MaxName)
            {
                return false;
            }
        }

        return true;
    }

    private struct SetOperation : IWriteOperation
    {
        public uint Owner;
        public int Count;
        public sbyte** Names;
        public void** Values;
        public nuint* Sizes;

        public readonly int Apply(WriteContext context)
        {
            if (Owner != AttributeTable.PoolOwner && !context.ContainerExists(Owner))
            {
                return Der.NonExistent;
            }

            for (int i = 0; i < Count; i++)
            {
                AttributeTable.Put(context, Owner, NativeText.Bytes(Names[i]), new ReadOnlySpan<byte>(Values[i], (int)Sizes[i]));
            }

            return Der.Success;
        }
    }

    private struct DeleteOperation : IWriteOperation
    {
        public uint Owner;
        public int Count;
        public sbyte** Names;

        public readonly int Apply(WriteContext context)
        {
            for (int i = 0; i < Count; i++)
            {
                AttributeTable.Remove(context, Owner, NativeText.Bytes(Names[i]));
            }

            return Der.Success;
        }
    }
}
