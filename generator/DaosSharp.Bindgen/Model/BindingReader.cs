using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using DaosSharp.Bindgen.Facts;

namespace DaosSharp.Bindgen.Model;

/// <summary>Reads the bindings of one library from its assembly.</summary>
internal static class BindingReader
{
    private const string Namespace = "DaosSharp.Interop";
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Reads the functions, constants, enumerations and structs.</summary>
    /// <param name="assembly">The compiled bindings.</param>
    /// <param name="functionClass">The class that has the functions, such as "Daos".</param>
    public static BindingModel Read(Assembly assembly, string functionClass)
    {
        var functions = assembly.GetType($"{Namespace}.{functionClass}", throwOnError: true)!;
        var types = assembly.GetTypes().Where(t => t.Namespace == Namespace).ToArray();

        var structs = new Dictionary<string, BoundStruct>();
        foreach (var type in types.Where(t => t is { IsValueType: true, IsEnum: false } && (t.IsPublic || t.IsNestedPublic)))
            structs.TryAdd(type.Name, ReadStruct(type));

        var enumerators = new Dictionary<string, BoundEnumerator>();
        foreach (var field in types.Where(t => t.IsEnum).SelectMany(t => t.GetFields(Static)))
            enumerators.Add(field.Name, new BoundEnumerator(field.DeclaringType!.Name, field.Name, Value(field)));
        foreach (var field in functions.GetFields(Static).Where(f => f.IsLiteral))
            enumerators.Add(field.Name, new BoundEnumerator(null, field.Name, Value(field)));

        return new BindingModel(
            structs,
            enumerators,
            functions.GetMethods(Static).Where(m => !m.IsSpecialName).Select(ReadFunction).ToLookup(f => f.Name),
            types.Select(t => t.Name).ToHashSet());
    }

    private static BoundFunction ReadFunction(MethodInfo method) => new(
        method.Name,
        method.GetCustomAttribute<DllImportAttribute>()?.Value,
        Argument(method.GetCustomAttributesData(), "AddedInAttribute"),
        Parameter(method.ReturnParameter),
        method.GetParameters().Select(Parameter).ToArray());

    private static BoundParameter Parameter(ParameterInfo parameter)
        => new(CTypeName.Normalize(NativeType(parameter.GetCustomAttributesData(), parameter.ParameterType)), parameter.ParameterType);

    private static BoundStruct ReadStruct(Type type) => new(
        type.Name,
        type,
        Measure.SizeOf(type),
        Measure.AlignmentOf(type),
        type.GetFields(Instance).SelectMany(Fields).Concat(type.GetMethods(Static).SelectMany(FlexibleArray)).ToArray(),
        Argument(type.GetCustomAttributesData(), "AddedInAttribute"));

    private static IEnumerable<BoundField> Fields(FieldInfo field)
    {
        var offset = Measure.OffsetOf(field) * 8;
        var attributes = field.GetCustomAttributesData();
        var bitFields = attributes.Where(a => a.AttributeType.Name == "NativeBitfieldAttribute").ToArray();
        if (bitFields.Length == 0)
            return [new BoundField(field.Name, offset, Measure.SizeOf(field.FieldType), -1, NativeType(attributes, field.FieldType), field.FieldType)];

        return bitFields.Select(a => BitField(field.DeclaringType!, (string)a.ConstructorArguments[0].Value!));
    }

    private static BoundField BitField(Type structure, string name)
    {
        var property = structure.GetProperty(name, Instance)
            ?? throw new InvalidOperationException($"{structure.Name} has no property for its bit-field {name}.");
        var (first, count) = Measure.Bits(property);
        return new BoundField(name, first, Measure.SizeOf(property.PropertyType), count, NativeType(property.GetCustomAttributesData(), property.PropertyType), property.PropertyType);
    }

    // A flexible array has no size in C and cannot be a field in C#: a static method returns where it starts.
    private static IEnumerable<BoundField> FlexibleArray(MethodInfo method)
    {
        var native = Argument(method.ReturnParameter.GetCustomAttributesData(), "NativeTypeNameAttribute");
        if (native?.EndsWith("[]", StringComparison.Ordinal) == true)
            yield return new BoundField(method.Name, Measure.OffsetOf(method, method.DeclaringType!) * 8, FieldFact.Flexible, -1, native, method.ReturnType);
    }

    private static string NativeType(IList<CustomAttributeData> attributes, Type type)
        => Argument(attributes, "NativeTypeNameAttribute") ?? CSharpType.NativeName(type);

    private static string? Argument(IList<CustomAttributeData> attributes, string attribute)
        => attributes.FirstOrDefault(a => a.AttributeType.Name == attribute)?.ConstructorArguments[0].Value as string;

    private static long Value(FieldInfo field) => field.GetRawConstantValue() switch
    {
        ulong value => unchecked((long)value),
        IConvertible value and not string => value.ToInt64(CultureInfo.InvariantCulture),
        nuint value => (long)value,
        nint value => value,
        var value => throw new NotSupportedException($"The constant {field.Name} is {value}."),
    };
}
