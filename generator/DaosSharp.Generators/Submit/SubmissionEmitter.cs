using DaosSharp.Generators.Bindings;
using DaosSharp.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DaosSharp.Generators.Submit;

/// <summary>Writes the structs: one file with the interface, then files of structs by library.</summary>
internal static class SubmissionEmitter
{
    /// <summary>Structs per file: about a thousand lines.</summary>
    private const int StructsPerFile = 64;

    public static void Emit(SourceProductionContext context, SubmissionModel model)
    {
        EmitInterface(context, model);
        foreach (IGrouping<string, BindingFunction> library in model.Functions.GroupBy(static f => f.Library))
        {
            BindingFunction[] functions = [.. library];
            int files = (functions.Length + StructsPerFile - 1) / StructsPerFile;
            for (int file = 0; file < files; file++)
            {
                string suffix = files == 1 ? library.Key : $"{library.Key}.{file + 1}";
                EmitStructs(context, model, suffix, [.. functions.Skip(file * StructsPerFile).Take(StructsPerFile)]);
            }
        }
    }

    private static void EmitInterface(SourceProductionContext context, SubmissionModel model)
    {
        SourceWriter w = new(model.Class.Namespace);
        w.Open($"unsafe partial class {model.Class.Name}");
        w.Line("/// <summary>The arguments of one call of an asynchronous native function.</summary>");
        w.Open("internal interface ISubmission");
        w.Lines("""
            /// <summary>Name of the C function.</summary>
            static abstract string Function { get; }

            /// <summary>
            /// The function reports positive errno values and leaves its event that way: the event must be initialised
            /// again before a function that reports DER codes gets it.
            /// </summary>
            static abstract bool ReportsErrno { get; }
            """);
        w.Line();
        w.Lines($"""
            /// <summary>Calls the function.</summary>
            /// <param name="api">The table that has the function.</param>
            /// <param name="ev">Gets the completion; null to wait for it in the call.</param>
            /// <returns>What the function returned: 0 when a completion will be delivered.</returns>
            int Submit({model.Api} api, {SubmissionParser.EventType} ev);
            """);
        w.Close();
        w.Close();
        w.AddTo(context, $"{model.Class.FullName}.Submissions.g.cs");
    }

    private static void EmitStructs(SourceProductionContext context, SubmissionModel model, string suffix, BindingFunction[] functions)
    {
        SourceWriter w = new(model.Class.Namespace, "System.Runtime.CompilerServices");
        w.Open($"unsafe partial class {model.Class.Name}");
        for (int i = 0; i < functions.Length; i++)
        {
            if (i > 0)
                w.Line();
            EmitStruct(w, model, functions[i]);
        }
        w.Close();
        w.AddTo(context, $"{model.Class.FullName}.Submissions.{suffix}.g.cs");
    }

    private static void EmitStruct(SourceWriter w, SubmissionModel model, BindingFunction function)
    {
        BindingParameter[] arguments = [.. function.Parameters.Take(function.Parameters.Count - 1)];
        bool errno = function.Library is "libdfs" or "libduns";
        w.Open($"internal readonly struct {function.Method} : ISubmission");
        foreach (BindingParameter argument in arguments)
            w.Line($"private readonly {argument.Type} {Field(argument)};");
        w.Line();
        w.Open($"public {function.Method}({string.Join(", ", arguments.Select(static a => $"{a.Type} {a.Name}"))})");
        foreach (BindingParameter argument in arguments)
            w.Line($"{Field(argument)} = {argument.Name};");
        w.Close();
        w.Line();
        w.Line($"public static string Function => \"{function.EntryPoint}\";");
        w.Line();
        w.Line($"public static bool ReportsErrno => {(errno ? "true" : "false")};");
        w.Line();
        w.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        w.Line($"public int Submit({model.Api} api, {SubmissionParser.EventType} ev) =>");
        w.Line($"    api.{function.Method}({string.Concat(arguments.Select(static a => Field(a) + ", "))}ev);");
        w.Close();
    }

    private static string Field(BindingParameter parameter) => "_" + parameter.Name.TrimStart('@');
}
