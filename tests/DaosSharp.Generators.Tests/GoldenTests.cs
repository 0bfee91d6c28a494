using DaosSharp.Generators.Exports;
using DaosSharp.Generators.SafeHandles;
using DaosSharp.Generators.Submit;
using DaosSharp.Generators.Table;
using DaosSharp.Generators.Tests.Infrastructure;
using Xunit;

namespace DaosSharp.Generators.Tests;

/// <summary>The generated text, which a reviewer of a change to a generator should see.</summary>
public class GoldenTests
{
    [Fact]
    public void Table()
    {
        GeneratorOutcome outcome = Harness.Run(Harness.Compilation("Test.Bindings", [Snippets.Bindings, .. Snippets.Table]));
        Assert.Empty(outcome.Diagnostics);
        Golden.Verify("Table", outcome.Files(typeof(NativeApiTableGenerator)));
    }

    [Fact]
    public void Exports()
    {
        GeneratorOutcome outcome = Harness.Run(Harness.AgainstBindings(Snippets.Case("Exports")));
        Assert.Empty(outcome.Diagnostics);
        Golden.Verify("Exports", outcome.Files(typeof(NativeExportsGenerator)));
    }

    [Fact]
    public void Handles()
    {
        GeneratorOutcome outcome = Harness.Run(Harness.AgainstBindings(Snippets.Case("Handles")));
        Assert.Empty(outcome.Diagnostics);
        Golden.Verify("Handles", outcome.Files(typeof(NativeHandleGenerator)));
    }

    [Fact]
    public void Submissions()
    {
        GeneratorOutcome outcome = Harness.Run(Harness.AgainstBindings(Snippets.Case("Submissions")));
        Assert.Empty(outcome.Diagnostics);
        Golden.Verify("Submissions", outcome.Files(typeof(NativeSubmissionsGenerator)));
    }
}
