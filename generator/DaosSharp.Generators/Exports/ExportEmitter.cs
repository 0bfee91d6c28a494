using DaosSharp.Generators.Bindings;
using DaosSharp.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DaosSharp.Generators.Exports;

internal static class ExportEmitter
{
    private const string CatchAll = "catch (global::System.Exception __e)";

    public static void EmitClass(SourceProductionContext context, ExportClassModel model)
    {
        SourceWriter w = new(model.Class.Namespace, "System.Runtime.CompilerServices", "System.Runtime.InteropServices");
        w.Open($"unsafe partial class {model.Class.Name}");
        EmitResolve(w, model);
        w.Line();
        w.Line("/// <summary>The functions as C sees them; no exception leaves them.</summary>");
        w.Open("private static class Unmanaged");
        for (int i = 0; i < model.Exports.Count; i++)
        {
            if (i > 0)
                w.Line();
            EmitWrapper(w, model, model.Exports[i]);
        }
        w.Close();
        w.Close();
        w.AddTo(context, $"{model.Class.FullName}.Exports.g.cs");
    }

    public static void EmitTable(SourceProductionContext context, string? ns, EquatableArray<ExportClassNames> classes)
    {
        SourceWriter w = new(ns);
        w.Line("/// <summary>All native functions that this assembly exports.</summary>");
        w.Open("internal static class NativeExportTable");
        w.Line("/// <summary>The exported names, in ordinal order.</summary>");
        w.Line("internal static global::System.Collections.Generic.IReadOnlyList<string> Names { get; } = new string[]");
        w.Open();
        foreach (string name in classes.SelectMany(static c => c.Names).Distinct().OrderBy(static n => n, StringComparer.Ordinal))
            w.Line($"\"{name}\",");
        w.Close("};");
        w.Line();
        w.Lines("""
            /// <summary>The address of an exported function.</summary>
            /// <param name="name">Name of the C function.</param>
            /// <returns>The address; 0 when this assembly does not export the function.</returns>
            """);
        w.Open("internal static nint Resolve(string name)");
        w.Line("nint address;");
        foreach (ExportClassNames exports in classes)
            w.Line($"if ((address = {exports.GlobalName}.Resolve(name)) != 0) return address;");
        w.Line("return 0;");
        w.Close();
        w.Close();
        w.AddTo(context, "NativeExportTable.g.cs");
    }

    private static void EmitResolve(SourceWriter w, ExportClassModel model)
    {
        w.Lines("""
            /// <summary>The address of a function that this class exports.</summary>
            /// <param name="name">Name of the C function.</param>
            /// <returns>The address; 0 when this class does not export the function.</returns>
            """);
        w.Line("internal static nint Resolve(string name) => name switch");
        w.Open();
        foreach (ExportModel export in model.Exports)
        {
            BindingFunction f = export.Function;
            w.Line($"{Name(f)} => (nint)({Shorten(model, f.PointerType)})&Unmanaged.{f.Method},");
        }
        w.Line("_ => 0,");
        w.Close("};");
    }

    private static void EmitWrapper(SourceWriter w, ExportClassModel model, ExportModel export)
    {
        BindingFunction f = export.Function;
        w.Line("[UnmanagedCallersOnly(CallConvs = new[] { typeof(CallConvCdecl) })]");
        w.Open($"internal static {Shorten(model, f.ReturnType)} {f.Method}({Shorten(model, f.ParameterList)})");
        w.Open("try");
        if (export.Gated)
            EmitGatedCall(w, model, export);
        else
            w.Line($"{(f.ReturnsVoid ? "" : "return ")}{Call(model, export, f.ArgumentList)};");
        w.Close();
        w.Open(CatchAll);
        if (ToCode(model, f) is { } code)
        {
            w.Line($"return {code};");
        }
        else
        {
            w.Line($"{model.Barrier}.Note({Name(f)}, __e);");
            if (!f.ReturnsVoid)
                w.Line($"return {(f.ReturnType.EndsWith("*", StringComparison.Ordinal) ? "null" : "default")};");
        }
        w.Close();
        w.Close();
    }

    // The outer try of the wrapper also covers the gate itself.
    private static void EmitGatedCall(SourceWriter w, ExportClassModel model, ExportModel export)
    {
        BindingFunction f = export.Function;
        string ev = f.Parameters[f.Parameters.Count - 1].Name;
        string withoutEvent = string.Concat(f.Parameters.Take(f.Parameters.Count - 1).Select(static p => p.Name + ", ")) + "null";
        string kind = model.GateKnowsErrno && UsesErrno(f) ? "Errno" : "";

        w.Line($"if ({ev} == null) return {Call(model, export, withoutEvent)};");
        w.Line($"int __rc = {model.Gate}.Begin{kind}({ev});");
        w.Line("if (__rc != 0) return __rc;");
        w.Line($"try {{ __rc = {Call(model, export, export.Deferred ? f.ArgumentList : withoutEvent)}; }}");
        w.Line($"{CatchAll} {{ __rc = {ToCode(model, f)}; }}");
        string unlessPending = export.Deferred ? $"if (__rc != {model.Gate}.{ExportAttributes.Pending}) " : "";
        w.Line($"{unlessPending}{model.Gate}.Complete{kind}({ev}, __rc);");
        w.Line("return 0;");
    }

    // The method is named through its class, since the wrapper of the same name hides it.
    private static string Call(ExportClassModel model, ExportModel export, string arguments) =>
        $"{model.Class.Name}.{export.Implementation}({arguments})";

    private static string? ToCode(ExportClassModel model, BindingFunction f) =>
        f.ReturnType == "int" ? $"{model.Barrier}.{(UsesErrno(f) ? "ToErrno" : "ToDer")}({Name(f)}, __e)" : null;

    // libdaos returns negative DER codes, libdfs and libduns positive errno values.
    private static bool UsesErrno(BindingFunction f) => f.Library is "libdfs" or "libduns";

    private static string Name(BindingFunction f) => $"\"{f.EntryPoint}\"";

    private static string Shorten(ExportClassModel model, string types) =>
        model.Class.Namespace is null ? types : types.Replace($"global::{model.Class.Namespace}.", "");
}
