using DaosSharp.Generators.Exports;
using DaosSharp.Generators.SafeHandles;
using DaosSharp.Generators.Submit;
using DaosSharp.Generators.Table;
using DaosSharp.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace DaosSharp.Generators.Tests;

/// <summary>Typing elsewhere must not make the generators write again; a change that matters must.</summary>
public class CachingTests
{
    private static readonly string[] AllSteps =
        [NativeApiTableGenerator.ModelStep, NativeExportsGenerator.ModelStep, NativeExportsGenerator.TableStep, NativeHandleGenerator.ModelStep,
            NativeSubmissionsGenerator.ModelStep];

    [Fact]
    public void A_new_file_changes_nothing() => AssertCached(static c => c.AddSyntaxTrees(Harness.Parse("namespace Other; class Unrelated { }", "Other.cs")));

    [Fact]
    public void A_comment_above_changes_nothing() => AssertCached(static c => Edit(c, "namespace ", "// a new line\nnamespace "));

    [Fact]
    public void An_edit_inside_a_method_body_changes_nothing() =>
        AssertCached(static c => Edit(c, "_ => (int)oh.cookie,", "_ => (int)oh.cookie + 1,"));

    [Fact]
    public void A_new_import_changes_the_table_only()
    {
        Dictionary<string, IncrementalStepRunReason[]> reasons = Rerun(static c => Edit(
            c, "public static extern int daos_init();",
            "public static extern int daos_init(); [DllImport(\"libdaos\", CallingConvention = CallingConvention.Cdecl)] public static extern int daos_fini();"));
        Assert.Equal([IncrementalStepRunReason.Modified], reasons[NativeApiTableGenerator.ModelStep]);
        AssertUnchanged(reasons, NativeExportsGenerator.ModelStep, NativeExportsGenerator.TableStep, NativeHandleGenerator.ModelStep, NativeSubmissionsGenerator.ModelStep);
    }

    [Fact]
    public void A_new_asynchronous_import_changes_table_and_submissions()
    {
        Dictionary<string, IncrementalStepRunReason[]> reasons = Rerun(static c => Edit(
            c, "public static extern int daos_init();",
            "public static extern int daos_init(); [DllImport(\"libdaos\", CallingConvention = CallingConvention.Cdecl)] public static extern int daos_tx_commit(daos_handle_t th, daos_event* ev);"));
        Assert.Equal([IncrementalStepRunReason.Modified], reasons[NativeApiTableGenerator.ModelStep]);
        Assert.Equal([IncrementalStepRunReason.Modified], reasons[NativeSubmissionsGenerator.ModelStep]);
        AssertUnchanged(reasons, NativeExportsGenerator.ModelStep, NativeHandleGenerator.ModelStep);
    }

    [Fact]
    public void A_new_export_changes_its_class_and_the_table_of_the_assembly()
    {
        Dictionary<string, IncrementalStepRunReason[]> reasons = Rerun(static c => Edit(
            c, "[NativeExport(\"daos_kv_close\", Event", "[NativeExport] public static int daos_init() => 0; [NativeExport(\"daos_kv_close\", Event"));
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged],
            reasons[NativeExportsGenerator.ModelStep].Select(Normalize).Order());
        Assert.Equal([IncrementalStepRunReason.Modified], reasons[NativeExportsGenerator.TableStep]);
        AssertUnchanged(reasons, NativeApiTableGenerator.ModelStep, NativeHandleGenerator.ModelStep, NativeSubmissionsGenerator.ModelStep);
    }

    [Fact]
    public void Another_parent_changes_one_handle()
    {
        Dictionary<string, IncrementalStepRunReason[]> reasons = Rerun(static c => Edit(
            c, "[NativeHandle(Close = \"daos_kv_close\", Parent = typeof(ContainerHandle))]", "[NativeHandle(Close = \"daos_kv_close\")]"));
        Assert.Equal(1, reasons[NativeHandleGenerator.ModelStep].Count(static r => r == IncrementalStepRunReason.Modified));
        Assert.Equal(4, reasons[NativeHandleGenerator.ModelStep].Length);
        AssertUnchanged(reasons, NativeApiTableGenerator.ModelStep, NativeExportsGenerator.ModelStep, NativeExportsGenerator.TableStep);
    }

    private static void AssertCached(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        Dictionary<string, IncrementalStepRunReason[]> reasons = Rerun(edit);
        AssertUnchanged(reasons, AllSteps);
    }

    private static void AssertUnchanged(Dictionary<string, IncrementalStepRunReason[]> reasons, params string[] steps)
    {
        foreach (string step in steps)
        {
            Assert.NotEmpty(reasons[step]);
            Assert.All(reasons[step], static r => Assert.Equal(IncrementalStepRunReason.Unchanged, Normalize(r)));
        }
    }

    // Cached: not even computed again. Unchanged: computed again with an equal result. Neither reaches the emitters.
    private static IncrementalStepRunReason Normalize(IncrementalStepRunReason reason) =>
        reason == IncrementalStepRunReason.Cached ? IncrementalStepRunReason.Unchanged : reason;

    /// <summary>Runs the generators over all snippets, edits, runs them again, and tells why each step of the second run ran.</summary>
    private static Dictionary<string, IncrementalStepRunReason[]> Rerun(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        CSharpCompilation before = Harness.Compilation(
            "Test.All", [Snippets.Bindings, .. Snippets.Table, Snippets.Case("Exports"), Snippets.Case("Handles"), Snippets.Case("Submissions")]);
        GeneratorDriver driver = Harness.Driver(trackSteps: true).RunGenerators(before);
        CSharpCompilation after = edit(before);
        Assert.NotSame(before, after);
        driver = driver.RunGenerators(after);

        Dictionary<string, IncrementalStepRunReason[]> reasons = [];
        bool modelsChanged = false;
        foreach (GeneratorRunResult run in driver.GetRunResult().Results)
        {
            Assert.Null(run.Exception);
            foreach (string step in AllSteps)
            {
                if (!run.TrackedSteps.TryGetValue(step, out var tracked))
                    continue;
                reasons[step] = [.. tracked.SelectMany(static s => s.Outputs).Select(static o => o.Reason)];
                modelsChanged |= reasons[step].Contains(IncrementalStepRunReason.Modified);
            }
        }
        if (!modelsChanged)
            AssertNothingEmitted(driver.GetRunResult());
        return reasons;
    }

    private static void AssertNothingEmitted(GeneratorDriverRunResult result) =>
        Assert.All(
            result.Results.SelectMany(static r => r.TrackedOutputSteps).SelectMany(static s => s.Value).SelectMany(static s => s.Outputs),
            static o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));

    private static CSharpCompilation Edit(CSharpCompilation compilation, string old, string replacement)
    {
        int edits = 0;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            string text = tree.ToString();
            if (!text.Contains(old, StringComparison.Ordinal))
                continue;
            edits++;
            compilation = compilation.ReplaceSyntaxTree(tree, Harness.Parse(text.Replace(old, replacement, StringComparison.Ordinal), tree.FilePath));
        }
        Assert.NotEqual(0, edits);
        return compilation;
    }
}
