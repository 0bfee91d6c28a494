using Microsoft.CodeAnalysis;

namespace DaosSharp.Generators.Exports;

/// <summary>Checks the exception barrier and the event gate, so that mistakes show at the attribute and not in generated code.</summary>
internal static class ExportHelpers
{
    public static string? MissingFromBarrier(INamedTypeSymbol? barrier)
    {
        if (barrier is null)
            return "set Barrier = typeof(...) to a type with ToDer, ToErrno and Note";
        return Has(barrier, "ToDer", "int", "string", "System.Exception") is false ? Needs("static int ToDer(string function, Exception e)")
            : Has(barrier, "ToErrno", "int", "string", "System.Exception") is false ? Needs("static int ToErrno(string function, Exception e)")
            : Has(barrier, "Note", "void", "string", "System.Exception") is false ? Needs("static void Note(string function, Exception e)")
            : null;

        string Needs(string method) => $"'{barrier.Name}' needs an accessible method '{method}'";
    }

    public static string? MissingFromGate(INamedTypeSymbol gate) =>
        !Has(gate, "Begin", "int", "daos_event*") ? "static int Begin(daos_event* ev)"
        : !Has(gate, "Complete", "void", "daos_event*", "int") ? "static void Complete(daos_event* ev, int rc)"
        : HasBeginErrno(gate) == HasCompleteErrno(gate) ? null
        : HasBeginErrno(gate) ? "static void CompleteErrno(daos_event* ev, int rc)"
        : "static int BeginErrno(daos_event* ev)";

    /// <summary>Whether the gate has the result that says that a method completes its event later.</summary>
    public static bool KnowsPending(INamedTypeSymbol gate) =>
        gate.GetMembers(ExportAttributes.Pending).OfType<IFieldSymbol>().Any(static f =>
            f is { IsConst: true, Type.SpecialType: SpecialType.System_Int32, DeclaredAccessibility: not Accessibility.Private });

    /// <summary>Whether the gate tells functions of libdfs and libduns apart; it has both methods for it or none.</summary>
    public static bool KnowsErrno(INamedTypeSymbol gate) => HasCompleteErrno(gate);

    private static bool HasBeginErrno(INamedTypeSymbol gate) => Has(gate, "BeginErrno", "int", "daos_event*");

    private static bool HasCompleteErrno(INamedTypeSymbol gate) => Has(gate, "CompleteErrno", "void", "daos_event*", "int");

    private static bool Has(INamedTypeSymbol type, string name, string returns, params string[] parameters) =>
        type.GetMembers(name).OfType<IMethodSymbol>().Any(m =>
            m is { IsStatic: true, IsGenericMethod: false, DeclaredAccessibility: not Accessibility.Private }
            && Matches(m.ReturnType, returns)
            && m.Parameters.Length == parameters.Length
            && m.Parameters.Zip(parameters, static (p, expected) => p.RefKind == RefKind.None && Matches(p.Type, expected)).All(static ok => ok));

    private static bool Matches(ITypeSymbol type, string expected)
    {
        string name = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.UseSpecialTypes));
        return name == expected || name.EndsWith("." + expected, StringComparison.Ordinal);
    }
}
