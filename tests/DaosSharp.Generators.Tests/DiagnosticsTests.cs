using DaosSharp.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DaosSharp.Generators.Tests;

/// <summary>Each diagnostic with a program that causes it, and the place at which it is shown.</summary>
public class DiagnosticsTests
{
    private const string Usings = """
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using DaosSharp.Generators;
        using DaosSharp.Interop;

        namespace Test;

        """;

    private const string Helpers = """

        internal static class Barrier
        {
            public static int ToDer(string function, Exception e) => -1;
            public static int ToErrno(string function, Exception e) => 1;
            public static void Note(string function, Exception e) { }
        }

        internal static unsafe class Gate
        {
            public static int Begin(daos_event* ev) => 0;
            public static void Complete(daos_event* ev, int rc) { }
        }
        """;

    private const string ExportsOpen = """
        [NativeExports(typeof(Daos), Barrier = typeof(Barrier), Events = typeof(Gate))]
        internal static unsafe partial class E
        {

        """;

    [Theory]
    [InlineData("[NativeApiTable(typeof(Daos))] public class Api;", "'Api' must be partial: make it a partial, non-generic class that is not nested in another type")]
    [InlineData("[NativeApiTable(typeof(Daos))] public partial class Api<T>;", "'Api' must be non-generic: make it a partial, non-generic class that is not nested in another type")]
    [InlineData("public partial class Outer { [NativeApiTable(typeof(Daos))] public partial class Api; }", "'Api' must be top-level: make it a partial, non-generic class that is not nested in another type")]
    [InlineData("[NativeExports(typeof(Daos), Barrier = typeof(Barrier))] internal static class E;", "'E' must be partial: make it a partial, non-generic class that is not nested in another type")]
    [InlineData("[NativeHandle(Close = \"daos_kv_close\")] internal class H;", "'H' must be partial: make it a partial, non-generic class that is not nested in another type")]
    [InlineData("[NativeSubmissions(typeof(DaosApi))] internal static class S;", "'S' must be partial: make it a partial, non-generic class that is not nested in another type")]
    public void DSG001_not_extensible(string source, string message) => Expect("DSG001", message, source);

    [Fact]
    public void DSG002_no_imports() => Expect(
        "DSG002",
        "'Empty' has no public static extern method with [DllImport]: name the class that holds the native functions",
        "public static class Empty { public static int F() => 0; } [NativeApiTable(typeof(Empty))] public sealed partial class Api;");

    [Theory]
    [InlineData("[DllImport(\"x\", CallingConvention = CallingConvention.StdCall)] public static extern int f();", "'f'", "its calling convention is StdCall, only Cdecl is possible")]
    [InlineData("[DllImport(\"x\", CallingConvention = CallingConvention.Cdecl, SetLastError = true)] public static extern int f();", "'f'", "SetLastError has no effect on function pointers, remove it")]
    [InlineData("[DllImport(\"x\", CallingConvention = CallingConvention.Cdecl)] public static extern int f(ref int a);", "'f'", "it passes by reference, use pointers")]
    [InlineData("[DllImport(\"x\", CallingConvention = CallingConvention.Cdecl)] public static extern int f(string a);", "'f'", "it uses a managed type, which would need marshalling")]
    [InlineData("[DllImport(\"x\", CallingConvention = CallingConvention.Cdecl)] public static extern int g(int a);", "'g'", "another import has the same name, rename one of them")]
    [InlineData("[DllImport(\"x\", CallingConvention = CallingConvention.Cdecl, EntryPoint = \"g\")] public static extern int f();", "'f'", "another import stands for the same C function 'g', remove one of them")]
    [InlineData("[DllImport(\"x\", CallingConvention = CallingConvention.Cdecl), AddedIn(\"new\")] public static extern int f();", "'f'", "[AddedIn(\"new\")] is not a version, write major.minor")]
    public void DSG003_unsupported_import(string import, string name, string why)
    {
        string source = $$"""
            public static class Functions
            {
                [DllImport("x", CallingConvention = CallingConvention.Cdecl)] public static extern int g();
                {{import}}
            }
            [NativeApiTable(typeof(Functions))] public sealed partial class Api;
            """;
        Expect("DSG003", $"{name} cannot go into the native API table: {why}", source);
    }

    [Fact]
    public void DSG004_missing_types()
    {
        string source = """
            public static class Functions { [System.Runtime.InteropServices.DllImport("x")] public static extern int g(); }
            [DaosSharp.Generators.NativeApiTable(typeof(Functions))] public sealed partial class Api;
            """;
        GeneratorOutcome outcome = Harness.Run(Harness.Compilation("Test.Alone", [source]));
        Assert.Equal(
            ["DSG004: Generated code for 'Api' uses 'DaosSharp.Interop.INativeFunctionSource', which this compilation does not have: reference the bindings project that declares it"],
            outcome.Diagnostics);

        outcome = Harness.Run(Harness.Compilation("Test.Alone", ["[DaosSharp.Generators.NativeHandle(Close = \"f\")] public sealed partial class H;"]));
        Assert.Equal(
            ["DSG004: Generated code for 'H' uses 'DaosSharp.Interop.DaosApi', which this compilation does not have: reference the bindings project that declares it"],
            outcome.Diagnostics);
    }

    [Fact]
    public void DSG005_bad_baseline() => Expect(
        "DSG005",
        "'old' is not a version: write Baseline as major.minor, such as \"2.4\"",
        "[NativeApiTable(typeof(Daos), Baseline = \"old\")] public sealed unsafe partial class Api;");

    [Fact]
    public void DSG010_no_binding() => ExpectExport(
        "DSG010",
        "'daos_kv_putt' is not an import of 'Daos': correct the name, or give the native name with [NativeExport(\"name\")]",
        "[NativeExport] public static int daos_kv_putt() => 0;");

    [Theory]
    [InlineData("public static int daos_eq_destroy(daos_handle_t eqh) => 0;", "it has 1 parameter, the binding has 2: int daos_eq_destroy(DaosSharp.Interop.daos_handle_t eqh, int flags)")]
    [InlineData("public static int daos_eq_destroy(daos_handle_t eqh, uint flags) => 0;", "parameter 2 ('flags') is 'uint', the binding has 'int'")]
    [InlineData("public static int daos_eq_destroy(daos_handle_t eqh, ref int flags) => 0;", "parameter 2 ('flags') is 'ref int', the binding has 'int'")]
    [InlineData("public static int daos_eq_destroy(daos_handle_t* eqh, int flags) => 0;", "parameter 1 ('eqh') is 'DaosSharp.Interop.daos_handle_t*', the binding has 'DaosSharp.Interop.daos_handle_t'")]
    [InlineData("public static long daos_eq_destroy(daos_handle_t eqh, int flags) => 0;", "it returns 'long', the binding returns 'int'")]
    [InlineData("public static int daos_event_register_comp_cb(daos_event* ev, delegate* unmanaged<void*, daos_event*, int, int> cb, void* arg) => 0;", "parameter 2 ('cb') is 'delegate* unmanaged<void*, DaosSharp.Interop.daos_event*, int, int>', the binding has 'delegate* unmanaged[Cdecl]<void*, DaosSharp.Interop.daos_event*, int, int>'")]
    public void DSG011_signature_differs(string method, string difference) => ExpectExport(
        "DSG011",
        $"'{method.Split('(')[0].Split(' ')[^1]}' must have the signature of its binding: {difference}",
        "[NativeExport] " + method);

    [Fact]
    public void DSG012_exported_twice_in_one_class() => ExpectExport(
        "DSG012",
        "'daos_init' is also exported by 'E.daos_init': keep one of the two",
        "[NativeExport] public static int daos_init() => 0; [NativeExport(\"daos_init\")] public static int Init() => 0;");

    [Fact]
    public void DSG012_exported_twice_in_two_classes() => Expect(
        "DSG012",
        "'daos_init' is also exported by 'E.daos_init': keep one of the two",
        ExportsOpen + "[NativeExport] public static int daos_init() => 0; }"
        + ExportsOpen.Replace("class E", "class F", StringComparison.Ordinal) + "[NativeExport] public static int daos_init() => 0; }");

    [Theory]
    [InlineData("[NativeExport(\"daos_init\")] public int Init() => 0;", "it must be static")]
    [InlineData("[NativeExport(\"daos_init\")] public static int Init<T>() => 0;", "it must not be generic")]
    [InlineData("[NativeExport(\"daos_init\")] public static async Task<int> Init() => await Task.FromResult(0);", "it must not be async, C callers get the result when it returns")]
    [InlineData("[NativeExport(\"daos_init\"), UnmanagedCallersOnly] public static int Init() => 0;", "remove [UnmanagedCallersOnly], which the generated wrapper carries")]
    public void DSG013_not_exportable(string method, string why) =>
        Expect("DSG013", $"'Init' cannot be an export: {why}", "[NativeExports(typeof(Daos), Barrier = typeof(Barrier))] internal partial class E { " + method + " }");

    [Theory]
    [InlineData("", "set Barrier = typeof(...) to a type with ToDer, ToErrno and Note")]
    [InlineData(", Barrier = typeof(Partial)", "'Partial' needs an accessible method 'static int ToErrno(string function, Exception e)'")]
    [InlineData(", Barrier = typeof(Hidden)", "'Hidden' needs an accessible method 'static int ToDer(string function, Exception e)'")]
    public void DSG014_bad_barrier(string barrier, string why)
    {
        string source = $$"""
            internal static class Partial { public static int ToDer(string function, Exception e) => 0; }
            internal static class Hidden { private static int ToDer(string function, Exception e) => 0; }
            [NativeExports(typeof(Daos){{barrier}})] internal static unsafe partial class E;
            """;
        Expect("DSG014", $"The exports of 'E' need an exception barrier: {why}", source);
    }

    [Theory]
    [InlineData("public static int Begin(daos_event* ev) => 0;", "static void Complete(daos_event* ev, int rc)")]
    [InlineData("public static void Begin(daos_event* ev) { }", "static int Begin(daos_event* ev)")]
    [InlineData("public static int Begin(daos_event* ev) => 0; public static void Complete(daos_event* ev, int rc) { } public static int BeginErrno(daos_event* ev) => 0;", "static void CompleteErrno(daos_event* ev, int rc)")]
    [InlineData("public static int Begin(daos_event* ev) => 0; public static void Complete(daos_event* ev, int rc) { } public static void CompleteErrno(daos_event* ev, int rc) { }", "static int BeginErrno(daos_event* ev)")]
    public void DSG015_bad_gate(string members, string missing)
    {
        string source = $$"""
            internal static unsafe class BadGate { {{members}} }
            [NativeExports(typeof(Daos), Barrier = typeof(Barrier), Events = typeof(BadGate))] internal static unsafe partial class E;
            """;
        Expect("DSG015", $"The event gate 'BadGate' needs an accessible method '{missing}'", source);
    }

    [Theory]
    [InlineData("[NativeExport(Event = EventMode.Manual)] public static int daos_init() => 0;", "'daos_init' has no event as its last parameter: remove Event = EventMode.Manual")]
    [InlineData("[NativeExport] public static int daos_event_fini(daos_event* ev) => 0;", "'daos_event_fini' works on the event that it gets, which therefore does not tell its completion: write Event = EventMode.Manual")]
    [InlineData("[NativeExport] public static int daos_event_init(daos_event* ev, daos_handle_t eqh, daos_event* parent) => 0;", "'daos_event_init' works on the event that it gets, which therefore does not tell its completion: write Event = EventMode.Manual")]
    [InlineData("[NativeExport(Event = EventMode.Deferred)] public static int daos_init() => 0;", "'daos_init' has no event as its last parameter: remove Event = EventMode.Deferred")]
    [InlineData("[NativeExport(Event = EventMode.Deferred)] public static int daos_cont_close(daos_handle_t coh, daos_event* ev) => 0;", "'daos_cont_close' defers the completion of its event, but 'Gate' has no accessible 'const int Pending' for it to return")]
    public void DSG016_bad_event_mode(string method, string message) => ExpectExport("DSG016", message, method);

    [Fact]
    public void DSG016_deferred_without_a_gate() => Expect(
        "DSG016",
        "'daos_cont_close' defers the completion of its event, but the class has no event gate: set Events = typeof(...)",
        """
        [NativeExports(typeof(Daos), Barrier = typeof(Barrier))]
        internal static unsafe partial class E
        {
            [NativeExport(Event = EventMode.Deferred)] public static int daos_cont_close(daos_handle_t coh, daos_event* ev) => 0;
        }
        """);

    [Fact]
    public void DSG016_event_without_a_code()
    {
        string source = """
            public static unsafe class Functions { [DllImport("x")] public static extern void f(int a, daos_event* ev); }
            [NativeExports(typeof(Functions), Barrier = typeof(Barrier), Events = typeof(Gate))]
            internal static unsafe partial class E { [NativeExport] public static void f(int a, daos_event* ev) { } }
            """;
        Expect("DSG016", "'f' takes an event but does not return int, so that the gate has no code to complete it with: write Event = EventMode.Manual", source);
    }

    [Fact]
    public void DSG017_orphan_export() => Expect(
        "DSG017",
        "'daos_init' is marked with [NativeExport], but 'E' is not marked with [NativeExports]: nothing would be exported",
        "internal static class E { [NativeExport] public static int daos_init() => 0; }");

    [Theory]
    [InlineData("[NativeHandle] internal sealed partial class H;", "")]
    [InlineData("[NativeHandle(Close = \"daos_close\")] internal sealed partial class H;", "daos_close")]
    public void DSG020_close_unknown(string source, string close) => Expect(
        "DSG020",
        $"'H' is closed by '{close}', which neither 'DaosApi' nor its bindings have: set Close to the name of a native function",
        source);

    [Theory]
    [InlineData("daos_init", "it has no parameter for the handle")]
    [InlineData("daos_obj_generate", "its first parameter 'daos_obj_id_t' is neither a pointer, nor a 64-bit integer, nor a struct with one public field of these")]
    [InlineData("dfs_readdir", "after the handle it may take an int and a daos_event*, nothing else")]
    [InlineData("daos_obj_count", "it must return int or void")]
    public void DSG021_close_unusable(string close, string why) => Expect(
        "DSG021", $"'H' cannot be closed by '{close}': {why}", $"[NativeHandle(Close = \"{close}\")] internal sealed partial class H;");

    [Fact]
    public void DSG022_parent_is_no_handle() => Expect(
        "DSG022",
        "The parent 'Plain' of 'H' must derive from SafeHandle or be marked with [NativeHandle]",
        "internal class Plain; [NativeHandle(Close = \"daos_kv_close\", Parent = typeof(Plain))] internal sealed partial class H;");

    [Fact]
    public void DSG023_other_base() => Expect(
        "DSG023",
        "'H' derives from 'Plain': remove the base class, generated code makes it a SafeHandle",
        "internal class Plain; [NativeHandle(Close = \"daos_kv_close\")] internal sealed partial class H : Plain;");

    [Fact]
    public void Every_diagnostic_has_a_test_and_a_line_in_the_readme()
    {
        string[] ids = [.. typeof(Generators.Diagnostics).GetFields().Select(static f => ((DiagnosticDescriptor)f.GetValue(null)!).Id)];
        string[] tested = [.. typeof(DiagnosticsTests).GetMethods().Select(static m => m.Name).Where(static n => n.StartsWith("DSG", StringComparison.Ordinal)).Select(static n => n[..6]).Distinct()];
        Assert.Equal(ids.Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
        Assert.Equal(ids.Length, ids.Distinct().Count());
        string readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "generator-README.md"));
        foreach (string id in ids)
            Assert.Contains($"| {id} |", readme, StringComparison.Ordinal);
    }

    private static void ExpectExport(string id, string message, string methods) => Expect(id, message, ExportsOpen + methods + "\n}");

    [Fact]
    public void DSG030_submissions_without_a_table() => Expect(
        "DSG030",
        "'NoTable' is not marked with [NativeApiTable]: name the class that holds the native functions",
        "public sealed class NoTable; [NativeSubmissions(typeof(NoTable))] internal static partial class S;");

    [Fact]
    public void DSG031_nothing_to_submit() => Expect(
        "DSG031",
        "'Few' has no function that returns int and whose last parameter is its only daos_event*: there is nothing to submit",
        """
        public static unsafe class Sync { [DllImport("x", CallingConvention = CallingConvention.Cdecl)] public static extern int f(daos_event* ev); }
        [NativeApiTable(typeof(Sync))] public sealed unsafe partial class Few;
        [NativeSubmissions(typeof(Few))] internal static partial class S;
        """);

    private static void Expect(string id, string message, string source)
    {
        GeneratorOutcome outcome = Harness.Run(Harness.AgainstBindings(Usings + source + Helpers));
        Assert.Equal([$"{id}: {message}"], outcome.Diagnostics);
        Diagnostic diagnostic = Assert.Single(outcome.Result.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal("Source1.cs", diagnostic.Location.GetLineSpan().Path);
    }
}
