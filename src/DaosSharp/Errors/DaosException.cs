using System.Globalization;
using System.Text;

namespace DaosSharp;

/// <summary>
/// A DAOS operation failed. Arguments that are wrong in themselves are reported as <see cref="ArgumentException"/> before anything is
/// called, closed objects as <see cref="ObjectDisposedException"/>; outcomes that a program expects have forms that begin with Try.
/// </summary>
public sealed class DaosException : Exception
{
    /// <summary>Makes the exception for a failed operation.</summary>
    /// <param name="code">What the C function returned.</param>
    /// <param name="operation">Name of the C function.</param>
    /// <param name="target">What it was called for, such as <c>pool 'tank'</c>; null when there is nothing to name.</param>
    /// <param name="detail">What the embedded engine says about the failure; null when it says nothing.</param>
    public DaosException(DaosError code, string operation, string? target = null, string? detail = null)
        : base(Compose(code, operation, target, detail))
    {
        Code = code;
        Operation = operation;
        Target = target;
        Detail = detail;
    }

    /// <summary>The error code; a number without a name when the library is newer than this program.</summary>
    public DaosError Code { get; }

    /// <summary>Name of the C function that failed.</summary>
    public string Operation { get; }

    /// <summary>What the operation was called for; null when there is nothing to name.</summary>
    public string? Target { get; }

    /// <summary>The embedded engine's own words about the failure; null when there are none, and on an installed DAOS.</summary>
    public string? Detail { get; }

    private static string Compose(DaosError code, string operation, string? target, string? detail)
    {
        StringBuilder text = new();
        text.Append(operation);
        if (target is not null)
            text.Append(" of ").Append(target);
        text.Append(" failed: ").Append(DaosErrorText.Describe(code)).Append(" (");
        if (DaosErrorText.CName(code) is { } name)
            text.Append(name).Append(", ");
        text.Append(((int)code).ToString(CultureInfo.InvariantCulture)).Append(')');
        if (!string.IsNullOrEmpty(detail))
            text.Append(": ").Append(detail);
        return text.ToString();
    }
}
