using DaosSharp.Embedded.Systems;
using DaosSharp.Generators;

namespace DaosSharp.Embedded.Interface;

internal static unsafe partial class EngineExports
{
    [NativeExport]
    public static int dse_system_default(sbyte* directory, nuint size) =>
        NativeText.Copy(SystemRegistry.DefaultDirectory(), directory, size);

    [NativeExport]
    public static int dse_system_exists(sbyte* directory)
    {
        string? path = NativeText.Read(directory);
        if (string.IsNullOrEmpty(path))
        {
            return LastError.Fail(Der.Invalid, "no directory");
        }

        return SystemMarker.IsSystem(path) ? Der.Success : Der.NonExistent;
    }
}
