using DaosSharp.Generators.Bindings;
using DaosSharp.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DaosSharp.Generators.Table;

/// <summary>Writes a table: one file with what all tables have, then files of functions by library.</summary>
internal static class TableEmitter
{
    /// <summary>Functions per file: about a thousand lines.</summary>
    private const int FunctionsPerFile = 128;

    private const string Interop = "global::" + BindingReader.InteropNamespace + ".";

    public static void Emit(SourceProductionContext context, TableModel model)
    {
        EmitCore(context, model);

        int index = 0;
        foreach (IGrouping<string, BindingFunction> library in model.Functions.GroupBy(static f => f.Library))
        {
            BindingFunction[] functions = [.. library];
            int files = (functions.Length + FunctionsPerFile - 1) / FunctionsPerFile;
            for (int file = 0; file < files; file++)
            {
                string suffix = files == 1 ? library.Key : $"{library.Key}.{file + 1}";
                BindingFunction[] part = [.. functions.Skip(file * FunctionsPerFile).Take(FunctionsPerFile)];
                EmitFunctions(context, model, suffix, part, index);
                index += part.Length;
            }
        }
    }

    private static void EmitCore(SourceProductionContext context, TableModel model)
    {
        string name = model.Class.Name;
        SourceWriter w = new(model.Class.Namespace);
        w.Open($"unsafe partial class {name}");
        w.Line($"private readonly {Interop}NativeFunctionSet __set;");
        w.Line();
        w.Open($"private {name}({Interop}INativeFunctionSource source)");
        w.Line($"{Interop}NativeFunctionSet set = __set = new {Interop}NativeFunctionSet(__List.Functions, source);");
        for (int i = 0; i < model.Functions.Count; i++)
            w.Line($"{Field(model.Functions[i])} = ({Shorten(model, model.Functions[i].PointerType)})set[{i}];");
        w.Close();
        w.Line();
        w.Lines($"""
            /// <summary>All functions that the table can hold, sorted by library and name.</summary>
            public static {Interop}NativeFunctionList Functions => __List.Functions;

            /// <summary>Where the functions come from.</summary>
            public {Interop}INativeFunctionSource Source => __set.Source;

            /// <summary>The functions that the source does not have.</summary>
            public global::System.Collections.Generic.IReadOnlyList<{Interop}NativeFunction> MissingFunctions => __set.Missing;

            /// <summary>The highest version that brought a function which the source has; 0.0 when it has none.</summary>
            public global::System.Version ProbedVersion => __set.ProbedVersion;

            /// <summary>Fills a table with what a source has; functions that it does not have throw when they are called.</summary>
            /// <param name="source">Gives the addresses; it is asked once for each function.</param>
            /// <returns>The table.</returns>
            public static {name} Load({Interop}INativeFunctionSource source) => new {name}(source);

            /// <summary>The address of a function.</summary>
            /// <param name="name">Name of the C function.</param>
            /// <returns>The address; 0 when the table or the source does not have the function.</returns>
            public nint GetFunctionPointer(string name) => __set.Find(name);

            /// <summary>Whether the source has a function.</summary>
            /// <param name="name">Name of the C function.</param>
            /// <returns>False also for a name that the table does not know.</returns>
            public bool Has(string name) => __set.Find(name) != 0;
            """);
        w.Line();
        w.Open("private static class __List");
        w.Line($"internal static readonly {Interop}NativeFunctionList Functions = new {Interop}NativeFunctionList(");
        w.Line($"    {Literal(model.Baseline)},");
        for (int i = 0; i < model.Functions.Count; i++)
        {
            BindingFunction f = model.Functions[i];
            string end = i == model.Functions.Count - 1 ? ");" : ",";
            w.Line($"    new({Literal(f.EntryPoint)}, {Literal(f.Library)}, {Literal(f.AddedIn)}){end}");
        }
        w.Close();
        w.Close();
        w.AddTo(context, $"{model.Class.FullName}.g.cs");
    }

    private static void EmitFunctions(
        SourceProductionContext context, TableModel model, string suffix, BindingFunction[] functions, int firstIndex)
    {
        SourceWriter w = new(model.Class.Namespace, "System.Runtime.CompilerServices");
        w.Open($"unsafe partial class {model.Class.Name}");
        for (int i = 0; i < functions.Length; i++)
        {
            BindingFunction f = functions[i];
            string field = Field(f);
            if (i > 0)
                w.Line();
            w.Line($"private readonly {Shorten(model, f.PointerType)} {field};");
            if (f.AddedIn is not null)
                w.Line($"[{Interop}AddedIn({Literal(f.AddedIn)})]");
            w.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            w.Open($"public {Shorten(model, f.ReturnType)} {f.Method}({Shorten(model, f.ParameterList)})");
            w.Line($"if ({field} == null) __set.ThrowMissing({firstIndex + i});");
            w.Line($"{(f.ReturnsVoid ? "" : "return ")}{field}({f.ArgumentList});");
            w.Close();
        }
        w.Close();
        w.AddTo(context, $"{model.Class.FullName}.{suffix}.g.cs");
    }

    private static string Field(BindingFunction function) => "_" + function.Method.TrimStart('@');

    // Names of the table's own namespace need no prefix there, which makes the output a third smaller.
    private static string Shorten(TableModel model, string types) =>
        model.Class.Namespace is null ? types : types.Replace($"global::{model.Class.Namespace}.", "");

    private static string Literal(string? text) => text is null ? "null" : Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
