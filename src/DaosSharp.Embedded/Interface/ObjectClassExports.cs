using DaosSharp.Embedded.Ids;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>Names and numbers of object classes.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier))]
internal static unsafe partial class ObjectClassExports
{
    // MAX_OBJ_CLASS_NAME_LEN of daos_obj_class.h: callers give that much room.
    private const int MaxName = 64;

    [NativeExport]
    public static int daos_oclass_name2id(sbyte* name) => (int)ObjectClassTable.Find(NativeText.Read(name) ?? "");

    [NativeExport]
    public static int daos_oclass_id2name(uint oc_id, sbyte* name)
    {
        if (name == null)
        {
            return -1;
        }

        string? known = ObjectClassTable.Find(oc_id);
        NativeText.Write(known ?? "UNKNOWN", new Span<byte>(name, MaxName));
        return known == null ? -1 : 0;
    }

    [NativeExport]
    public static nint daos_oclass_names_list(nuint size, sbyte* str)
    {
        if (size == 0 || str == null)
        {
            return Der.Invalid;
        }

        string names = string.Concat(ObjectClassTable.Names.Select(static n => n + ", "));
        if ((nuint)names.Length >= size)
        {
            return Der.Overflow;
        }

        NativeText.Write(names, new Span<byte>(str, names.Length + 1));
        return names.Length;
    }
}
