using System.Globalization;
using DaosSharp.Embedded.Storage;
using Microsoft.Win32.SafeHandles;

namespace DaosSharp.Embedded.Systems;

/// <summary>The systems of this process by name. The default one opens when it is first asked for.</summary>
internal static class SystemRegistry
{
    /// <summary>DAOS's own default, which the default system answers to.</summary>
    public const string DefaultName = "daos_server";

    /// <summary>Names the directory of the default system.</summary>
    public const string DirectoryVariable = "DAOSSHARP_SYSTEM";

    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Attachment> ByName = new(StringComparer.Ordinal);
    private static int _lastNumber;

    /// <summary>Opens the system in a directory, or counts one more use of it.</summary>
    public static LocalSystem Attach(string directory)
    {
        directory = Canonical(directory);
        lock (Gate)
        {
            Attachment? known = FindOpen(directory);
            if (known == null)
            {
                string name = directory == DefaultDirectory() && !ByName.ContainsKey(DefaultName)
                    ? DefaultName
                    : string.Create(CultureInfo.InvariantCulture, $"local{++_lastNumber}");
                known = new Attachment(LocalSystem.Open(directory, name));
                ByName.Add(name, known);
            }

            known.Uses++;
            return known.System;
        }
    }

    /// <summary>The system of a global handle; opened for the rest of the process when nobody attached it.</summary>
    public static LocalSystem FindByIdentity(FileIdentity identity, string directory)
    {
        lock (Gate)
        {
            Attachment? known = ByName.Values.FirstOrDefault(a => a.System.Identity == identity);
            if (known != null)
            {
                return known.System;
            }
        }

        // A name from outside must not make a system where there is none.
        LocalSystem? system = SystemMarker.IsSystem(directory) ? Attach(directory) : null;
        return system?.Identity == identity
            ? system
            : throw new EngineException(Der.NonExistent, $"the system of the global handle is not in '{directory}' any more; attach it first");
    }

    /// <summary>0, -DER_NONEXIST for an unknown name, -DER_BUSY when the last use ends while pools are connected.</summary>
    public static int Detach(string name)
    {
        lock (Gate)
        {
            if (!ByName.TryGetValue(name, out Attachment? known) || known.Uses == 0)
            {
                return Der.NonExistent;
            }

            if (known.Uses == 1 && !known.System.TryClose())
            {
                return Der.Busy;
            }

            if (--known.Uses == 0)
            {
                ByName.Remove(name);
            }

            return Der.Success;
        }
    }

    /// <summary>The system of a name; null for an unknown one. A null or empty name is the default system's.</summary>
    public static LocalSystem? Find(string? name)
    {
        lock (Gate)
        {
            if (string.IsNullOrEmpty(name))
            {
                name = DefaultName;
            }

            if (ByName.TryGetValue(name, out Attachment? known))
            {
                return known.System;
            }
        }

        return name == DefaultName ? Attach(DefaultDirectory()) : null;
    }

    /// <summary>The directory in <see cref="DirectoryVariable"/>, else one in the user's data directory.</summary>
    public static string DefaultDirectory()
    {
        string? configured = Environment.GetEnvironmentVariable(DirectoryVariable);
        return Canonical(string.IsNullOrEmpty(configured)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "daossharp")
            : configured);
    }

    // The attached system that is in a directory now: another one than before when it was removed and made anew.
    private static Attachment? FindOpen(string directory)
    {
        using SafeFileHandle? marker = LibC.TryOpenExisting(Path.Combine(directory, SystemMarker.FileName));
        if (marker == null)
        {
            return null;
        }

        FileIdentity identity = LibC.IdentityOf(marker);
        return ByName.Values.FirstOrDefault(a => a.System.Identity == identity);
    }

    // Two paths to one directory must give one system: LMDB's files may be opened only once.
    private static string Canonical(string directory)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        string resolved = Path.GetPathRoot(full) ?? "/";
        foreach (string part in full[resolved.Length..].Split(Path.DirectorySeparatorChar))
        {
            resolved = Path.Combine(resolved, part);
            if (Directory.Exists(resolved))
            {
                resolved = new DirectoryInfo(resolved).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? resolved;
            }
        }

        return Path.TrimEndingDirectorySeparator(resolved);
    }

    private sealed class Attachment(LocalSystem system)
    {
        public LocalSystem System { get; } = system;

        public int Uses { get; set; }
    }
}
