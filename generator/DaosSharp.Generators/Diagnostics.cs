using Microsoft.CodeAnalysis;

namespace DaosSharp.Generators;

/// <summary>What the generators report. The README of the generators lists the same ids with examples.</summary>
internal static class Diagnostics
{
    private const string Category = "DaosSharp.Generators";

    public static readonly DiagnosticDescriptor NotExtensible = new(
        "DSG001",
        "The marked class cannot be extended by generated code",
        "'{0}' must be {1}: make it a partial, non-generic class that is not nested in another type",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoImports = new(
        "DSG002",
        "The bindings class has no imports",
        "'{0}' has no public static extern method with [DllImport]: name the class that holds the native functions",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnsupportedImport = new(
        "DSG003",
        "An import cannot go into the table",
        "'{0}' cannot go into the native API table: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TypeMissing = new(
        "DSG004",
        "A type that generated code uses is missing",
        "Generated code for '{0}' uses '{1}', which this compilation does not have: reference the bindings project that declares it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BadBaseline = new(
        "DSG005",
        "The baseline is not a version",
        "'{0}' is not a version: write Baseline as major.minor, such as \"2.4\"",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoBinding = new(
        "DSG010",
        "An export has no binding",
        "'{0}' is not an import of '{1}': correct the name, or give the native name with [NativeExport(\"name\")]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor SignatureDiffers = new(
        "DSG011",
        "An export differs from its binding",
        "'{0}' must have the signature of its binding: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DuplicateExport = new(
        "DSG012",
        "A function is exported more than once",
        "'{0}' is also exported by '{1}': keep one of the two",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NotExportable = new(
        "DSG013",
        "The marked method cannot be an export",
        "'{0}' cannot be an export: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BadBarrier = new(
        "DSG014",
        "The exception barrier is missing or incomplete",
        "The exports of '{0}' need an exception barrier: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BadGate = new(
        "DSG015",
        "The event gate is incomplete",
        "The event gate '{0}' needs an accessible method '{1}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BadEventMode = new(
        "DSG016",
        "The event of an export cannot go through the gate",
        "'{0}' {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor OrphanExport = new(
        "DSG017",
        "An export stands outside an exports class",
        "'{0}' is marked with [NativeExport], but '{1}' is not marked with [NativeExports]: nothing would be exported",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor CloseUnknown = new(
        "DSG020",
        "The close function of a handle is unknown",
        "'{0}' is closed by '{1}', which neither '{2}' nor its bindings have: set Close to the name of a native function",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor CloseUnusable = new(
        "DSG021",
        "The close function of a handle has an unusable signature",
        "'{0}' cannot be closed by '{1}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ParentNoHandle = new(
        "DSG022",
        "The parent of a handle is no SafeHandle",
        "The parent '{1}' of '{0}' must derive from SafeHandle or be marked with [NativeHandle]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor OtherBase = new(
        "DSG023",
        "The handle class already has another base class",
        "'{0}' derives from '{1}': remove the base class, generated code makes it a SafeHandle",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoTable = new(
        "DSG030",
        "Submissions need a native API table",
        "'{0}' is not marked with [NativeApiTable]: name the class that holds the native functions",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoAsynchronousFunction = new(
        "DSG031",
        "The table has no asynchronous function",
        "'{0}' has no function that returns int and whose last parameter is its only daos_event*: there is nothing to submit",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
