using System.Text;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>Labels of containers.</summary>
internal static unsafe class ContainerLabel
{
    /// <summary>Longest label in characters.</summary>
    public const int MaxLength = Daos.DAOS_PROP_LABEL_MAX_LEN;

    /// <summary>What DAOS calls a container without a label.</summary>
    public const string Default = "container_label_not_set";

    public static bool IsValid(string label)
    {
        if (label.Length is 0 or > MaxLength || label == Default)
        {
            return false;
        }

        Span<byte> text = stackalloc byte[4 * MaxLength + 1];
        text.Clear();
        Encoding.UTF8.GetBytes(label, text[..^1]);
        fixed (byte* t = text)
        {
            return Daos.daos_label_is_valid((sbyte*)t);
        }
    }
}
