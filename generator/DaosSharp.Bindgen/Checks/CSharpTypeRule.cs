using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DaosSharp.Bindgen.Model;

namespace DaosSharp.Bindgen.Checks;

/// <summary>Which C# type a C type must have become: the same indirection, width and sign.</summary>
internal static partial class CSharpTypeRule
{
    private static readonly Dictionary<string, string> Scalars = Invert(
        ("void", "void, FILE, DIR"),
        ("bool", "_Bool"),
        ("sbyte", "char, int8_t"),
        ("byte", "unsigned char, uint8_t"),
        ("short", "short, int16_t"),
        ("ushort", "unsigned short, uint16_t, daos_oclass_hints_t, daos_cont_layout_t"),
        ("int", "int, int32_t, mdb_filehandle_t"),
        ("uint", "unsigned int, uint32_t, mode_t, uid_t, gid_t, d_rank_t, daos_oclass_id_t, MDB_dbi, mdb_mode_t, __mode_t, __uid_t, __gid_t"),
        ("long", "long long, int64_t"),
        ("ulong", "unsigned long long, uint64_t, daos_size_t, daos_off_t, daos_epoch_t"),
        ("nint", "long, ssize_t, time_t, __time_t, __off_t, __blksize_t, __blkcnt_t, __syscall_slong_t"),
        ("nuint", "unsigned long, size_t, __dev_t, __ino_t, __nlink_t"),
        ("sbyte*", "d_string_t, d_const_string_t"),
        ("byte[16]", "uuid_t"),
        ("d_iov_t", "daos_key_t"),
        ("d_list_head", "d_list_t"));

    /// <summary>Compares a C type with the C# type that the bindings give it.</summary>
    /// <param name="native">The C type.</param>
    /// <param name="type">The C# type.</param>
    /// <param name="typeNames">The names of the types in the bindings.</param>
    /// <returns>Null when they match, otherwise what is expected.</returns>
    public static string? Check(string native, Type type, IReadOnlySet<string> typeNames)
    {
        var text = Qualifiers().Replace(native, "").Trim();
        if (text.Contains("unnamed", StringComparison.Ordinal) || text.Contains("anonymous", StringComparison.Ordinal) || text.StartsWith("__Anonymous", StringComparison.Ordinal))
            return type is { IsValueType: true, IsNested: true } ? null : "a nested struct";

        var stars = text.Count(c => c == '*');
        var dimension = Dimension().Match(text);
        var name = Dimension().Replace(text, "").Replace("*", "", StringComparison.Ordinal).Trim();
        if (Resolve(name, typeNames) is not { } target)
            return Element(type).IsFunctionPointer ? null : $"a function pointer for the unknown type {name}";

        if (target.EndsWith("[16]", StringComparison.Ordinal))
        {
            // C# has no pointer to an array: a pointer to the array is the pointer to its first element.
            return stars == 0 ? CheckArray(target[..^4], 16, type) : Expect(target[..^4] + Repeat(stars), type);
        }

        if (dimension.Success && dimension.Groups[1].Length > 0)
            return CheckArray(target + Repeat(stars), int.Parse(dimension.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), type);

        return Expect(target + Repeat(stars + (dimension.Success ? 1 : 0)), type);
    }

    private static string? Resolve(string name, IReadOnlySet<string> typeNames)
    {
        if (Scalars.TryGetValue(name, out var scalar))
            return scalar;
        if (typeNames.Contains(name))
            return name;

        // struct daos_event has the typedef daos_event_t, and so on.
        return name.EndsWith("_t", StringComparison.Ordinal) && typeNames.Contains(name[..^2]) ? name[..^2] : null;
    }

    private static Dictionary<string, string> Invert(params (string CSharp, string Native)[] types)
        => types.SelectMany(t => t.Native.Split(", "), (t, native) => (native, t.CSharp)).ToDictionary(t => t.native, t => t.CSharp);

    private static string? Expect(string expected, Type type) => CSharpType.Name(type) == expected ? null : expected;

    private static string? CheckArray(string element, int length, Type type)
    {
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Instance);
        var count = type.GetCustomAttribute<InlineArrayAttribute>()?.Length ?? fields.Length;
        return count == length && fields.All(f => CSharpType.Name(f.FieldType) == element) ? null : $"{length} elements of type {element}";
    }

    private static Type Element(Type type) => type.IsPointer ? Element(type.GetElementType()!) : type;

    private static string Repeat(int stars) => new('*', stars);

    [GeneratedRegex(@"\b(const|volatile|struct|union|enum)\b")]
    private static partial Regex Qualifiers();

    [GeneratedRegex(@"\[(\d*)\]")]
    private static partial Regex Dimension();
}
