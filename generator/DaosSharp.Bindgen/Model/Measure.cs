using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DaosSharp.Bindgen.Model;

/// <summary>Measures layouts on the running system instead of computing them from attributes.</summary>
internal static unsafe class Measure
{
    private static readonly MethodInfo SizeOfOpen = Method(nameof(SizeOfCore));
    private static readonly MethodInfo AlignmentOfOpen = Method(nameof(AlignmentOfCore));
    private static readonly MethodInfo BytesOpen = Method(nameof(BytesCore));

    /// <summary>The size of a value in bytes.</summary>
    /// <param name="type">A type without references.</param>
    public static int SizeOf(Type type) => IsAddress(type) ? sizeof(nint) : (int)SizeOfOpen.MakeGenericMethod(type).Invoke(null, null)!;

    /// <summary>The alignment in bytes.</summary>
    /// <param name="type">A type without references.</param>
    public static int AlignmentOf(Type type) => IsAddress(type) ? sizeof(nint) : (int)AlignmentOfOpen.MakeGenericMethod(type).Invoke(null, null)!;

    /// <summary>The offset of a field in bytes.</summary>
    /// <param name="field">An instance field of a struct.</param>
    public static int OffsetOf(FieldInfo field)
    {
        var method = new DynamicMethod("offset", typeof(nint), [typeof(nint)], typeof(Measure).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldflda, field);
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Ret);
        var memory = NativeMemory.AllocZeroed((nuint)SizeOf(field.DeclaringType!));
        try
        {
            return (int)((nint)method.Invoke(null, [(nint)memory])! - (nint)memory);
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    /// <summary>The offset in bytes that an accessor of a flexible array returns for a struct.</summary>
    /// <param name="accessor">A static method from a pointer to the struct to a pointer to the first element.</param>
    /// <param name="structure">The struct.</param>
    public static int OffsetOf(MethodInfo accessor, Type structure)
    {
        var memory = NativeMemory.AllocZeroed((nuint)SizeOf(structure));
        try
        {
            var result = accessor.Invoke(null, [Pointer.Box(memory, structure.MakePointerType())]);
            return (int)((byte*)Pointer.Unbox(result!) - (byte*)memory);
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    /// <summary>The bits that a property of a bit-field sets when it is given all ones: first bit and number of bits.</summary>
    /// <param name="property">A settable property of a struct.</param>
    public static (int First, int Count) Bits(PropertyInfo property)
    {
        var structure = property.DeclaringType!;
        var box = RuntimeHelpers.GetUninitializedObject(structure);
        property.SetValue(box, AllOnes(property.PropertyType));
        var bytes = (byte[])BytesOpen.MakeGenericMethod(structure).Invoke(null, [box])!;
        var set = Enumerable.Range(0, bytes.Length * 8).Where(bit => (bytes[bit / 8] >> (bit % 8) & 1) != 0).ToArray();
        return set.Length == 0 ? (0, 0) : (set[0], set.Length);
    }

    private static object AllOnes(Type type)
    {
        if (type.IsEnum)
            return Enum.ToObject(type, AllOnes(type.GetEnumUnderlyingType()));

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => true,
            TypeCode.SByte => (sbyte)-1,
            TypeCode.Byte => byte.MaxValue,
            TypeCode.Int16 => (short)-1,
            TypeCode.UInt16 => ushort.MaxValue,
            TypeCode.Int32 => -1,
            TypeCode.UInt32 => uint.MaxValue,
            TypeCode.Int64 => -1L,
            TypeCode.UInt64 => ulong.MaxValue,
            _ when type == typeof(nint) => (nint)(-1),
            _ when type == typeof(nuint) => nuint.MaxValue,
            _ => throw new NotSupportedException($"{type} is no type of a bit-field."),
        };
    }

    private static bool IsAddress(Type type) => type.IsPointer || type.IsFunctionPointer;

    private static MethodInfo Method(string name) => typeof(Measure).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static int SizeOfCore<T>()
        where T : unmanaged => sizeof(T);

    private static int AlignmentOfCore<T>()
        where T : unmanaged
    {
        var probe = default(Aligned<T>);
        return (int)((byte*)&probe.Value - (byte*)&probe);
    }

    private static byte[] BytesCore<T>(object box)
        where T : unmanaged => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in Unsafe.Unbox<T>(box))).ToArray();

    [StructLayout(LayoutKind.Sequential)]
    private struct Aligned<T>
        where T : unmanaged
    {
        public byte First;
        public T Value;
    }
}
