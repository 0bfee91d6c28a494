using System.Text;
using DaosSharp.Bindgen.Facts;
using DaosSharp.Bindgen.Model;

namespace DaosSharp.Bindgen.Probe;

/// <summary>Asks a C compiler for the facts about a header, by a program that prints them.</summary>
internal static class CProbe
{
    private const string AnotherType = "another_type";

    /// <summary>Collects the facts about everything that the header declares.</summary>
    /// <param name="compiler">The compiler.</param>
    /// <param name="include">The header to include.</param>
    /// <param name="names">What it declares.</param>
    /// <param name="bindings">The bindings, whose types the compiler compares with its own.</param>
    public static AbiFacts Run(CCompiler compiler, string include, HeaderNames names, BindingModel bindings)
        => AbiFacts.Parse(compiler.CompileAndRun(Source(include, names, bindings)).Split('\n'));

    private static string Source(string include, HeaderNames names, BindingModel bindings)
    {
        var text = new StringBuilder();
        text.Append("#include <stdio.h>\n#include <stddef.h>\n#include <").Append(include).Append(">\n")
            .Append("#define SAME(a, ...) (__builtin_types_compatible_p(__typeof__(a), __VA_ARGS__) ? #__VA_ARGS__ : \"").Append(AnotherType).Append("\")\n")
            .Append("#define SAME_FUNCTION(a, ...) (__builtin_types_compatible_p(__typeof__(a), __VA_ARGS__) ? #__VA_ARGS__ : \"").Append(AnotherType).Append(" (void)\")\n")
            .Append("int main(void)\n{\n");
        foreach (var (tag, fields) in names.Structs)
            Struct(text, tag, fields, bindings.Structs.GetValueOrDefault(tag));
        foreach (var (enumeration, name) in names.Enumerators)
            text.Append($"    printf(\"enumerator\\t{enumeration}\\t{name}\\t%lld\\n\", (long long){name});\n");
        foreach (var name in names.Macros)
            text.Append($"    if (_Generic(({name}), char *: 0, default: 1)) printf(\"macro\\t{name}\\t%lld\\t-\\n\", (long long)({name}));\n");
        foreach (var name in names.Functions)
        {
            var type = bindings.Functions[name].FirstOrDefault()?.Signature ?? "void (void)";
            text.Append($"    printf(\"function\\t{name}\\t{include}\\textern\\t\\t%s\\n\", SAME_FUNCTION({name}, {type.Replace("()", "(void)", StringComparison.Ordinal)}));\n");
        }

        return text.Append("    return 0;\n}\n").ToString();
    }

    private static void Struct(StringBuilder text, string tag, IReadOnlyList<string> fields, BoundStruct? bound)
    {
        text.Append($"    printf(\"struct\\t{tag}\\t%zu\\t%zu\\n\", sizeof(struct {tag}), _Alignof(struct {tag}));\n");
        foreach (var field in fields)
        {
            var native = bound?.Fields.FirstOrDefault(f => f.Name == field)?.NativeType ?? "void *";
            var member = $"((struct {tag} *)0)->{field}";
            text.Append($"    printf(\"field\\t{tag}\\t{field}\\t%zu\\t%zu\\t-1\\t%s\\n\", offsetof(struct {tag}, {field}) * 8, sizeof({member}), SAME({member}, {native}));\n");
        }
    }
}
