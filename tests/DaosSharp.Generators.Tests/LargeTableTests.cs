using System.Globalization;
using System.Reflection;
using System.Text;
using DaosSharp.Generators.Table;
using DaosSharp.Generators.Tests.Infrastructure;
using Xunit;

namespace DaosSharp.Generators.Tests;

/// <summary>A table as large as the real one, in the same assembly as its bindings and a handle.</summary>
public class LargeTableTests
{
    private const int Functions = 300;

    private static readonly Lazy<GeneratorOutcome> Outcome = new(() =>
        Harness.Run(Harness.Compilation("Test.Large", [Snippets.Bindings, .. Snippets.Table, Source()])));

    [Fact]
    public void The_output_is_split_by_library_and_size()
    {
        string[] files = [.. Outcome.Value.Files(typeof(NativeApiTableGenerator)).Select(static f => f.Name).Where(static n => n.StartsWith("Large.", StringComparison.Ordinal))];
        Assert.Equal(["Large.Api.g.cs", "Large.Api.libone.1.g.cs", "Large.Api.libone.2.g.cs", "Large.Api.libtwo.g.cs"], files);
    }

    [Fact]
    public void Every_method_reaches_the_function_of_its_name()
    {
        Assembly assembly = Harness.Load(Harness.Emit(Outcome.Value.Compilation));
        Assert.Equal("", Harness.Call(assembly, "Large.Driver", "WrongMethods"));
        Assert.Equal(Functions, Harness.Call(assembly, "Large.Driver", "MissingAsNamed"));
    }

    [Fact]
    public void A_handle_finds_the_close_function_of_a_table_in_the_same_compilation()
    {
        Assert.Empty(Outcome.Value.Diagnostics);
        Assert.Contains("__api.f7(__Native)", Outcome.Value.File("Large.Handle.g.cs"), StringComparison.Ordinal);
    }

    private static string Source()
    {
        StringBuilder imports = new();
        StringBuilder calls = new();
        for (int i = 0; i < Functions; i++)
        {
            string library = i % 3 == 0 ? "libtwo" : "libone";
            imports.AppendLine(CultureInfo.InvariantCulture, $"[DllImport(\"{library}\", CallingConvention = CallingConvention.Cdecl)] public static extern int f{i}(long a);");
            calls.AppendLine(CultureInfo.InvariantCulture, $"yield return (\"f{i}\", api.f{i});");
        }

        return $$"""
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            using DaosSharp.Generators;
            using DaosSharp.Interop;

            namespace Large;

            public static class Functions
            {
            {{imports}}
            }

            [NativeApiTable(typeof(Functions))]
            public sealed unsafe partial class Api;

            [NativeHandle(Close = "f7", Api = typeof(Api))]
            internal sealed partial class Handle;

            public static unsafe class Driver
            {
                // Neighbours in the sorted list mostly differ in this, so that a shifted index shows.
                private sealed class Source : INativeFunctionSource
                {
                    public string Description => "numbers";

                    public nint Resolve(string library, string function) =>
                        (int.Parse(function[1..]) % 2) == 0
                            ? (nint)(delegate* unmanaged[Cdecl]<long, int>)&Even
                            : (nint)(delegate* unmanaged[Cdecl]<long, int>)&Odd;
                }

                private sealed class Nothing : INativeFunctionSource
                {
                    public string Description => "nothing";

                    public nint Resolve(string library, string function) => 0;
                }

                [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
                private static int Even(long a) => (int)a * 2;

                [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
                private static int Odd(long a) => (int)a * 2 + 1;

                public static string WrongMethods() =>
                    string.Join(' ', Calls(Api.Load(new Source())).Where(c => c.Call(5) != 10 + int.Parse(c.Name[1..]) % 2).Select(c => c.Name));

                public static int MissingAsNamed()
                {
                    int count = 0;
                    foreach ((string name, Func<long, int> call) in Calls(Api.Load(new Nothing())))
                    {
                        try
                        {
                            call(0);
                        }
                        catch (NativeFunctionMissingException e) when (e.Function.Name == name)
                        {
                            count++;
                        }
                    }
                    return count;
                }

                private static IEnumerable<(string Name, Func<long, int> Call)> Calls(Api api)
                {
                    {{calls}}
                }
            }
            """;
    }
}
