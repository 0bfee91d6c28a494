using DaosSharp.PowerLoss.Tests.Recording;

namespace DaosSharp.PowerLoss.Tests.Disk;

/// <summary>
/// Files and names as a disk has them while recorded operations happen. A name, too, is on the disk only when its directory was synced;
/// names that were not may be there or missing, each by itself.
/// </summary>
internal sealed class SimulatedDisk
{
    // Null is a directory.
    private readonly Dictionary<string, SimulatedFile?> _names = [];
    private readonly Dictionary<string, SimulatedFile?> _durableNames = [];
    private readonly List<(RecordedOperation Operation, SimulatedFile? File)> _pendingNames = [];

    public void Apply(RecordedOperation operation)
    {
        switch (operation.Kind)
        {
            case RecordedKind.Create:
                ChangeNames(operation, new SimulatedFile());
                break;
            case RecordedKind.MakeDirectory or RecordedKind.Remove:
                ChangeNames(operation, null);
                break;
            case RecordedKind.Rename:
                ChangeNames(operation, _names[operation.Path]);
                break;
            case RecordedKind.SyncDirectory:
                foreach ((RecordedOperation change, SimulatedFile? file) in _pendingNames.Where(p => Parent(p.Operation.Path) == operation.Path))
                {
                    Change(_durableNames, change, file);
                }

                _pendingNames.RemoveAll(p => Parent(p.Operation.Path) == operation.Path);
                break;
            default:
                if (_names.GetValueOrDefault(operation.Path) is { } target)
                {
                    ChangeFile(target, operation);
                }

                break;
        }
    }

    /// <summary>Puts what a loss of power leaves into an empty directory.</summary>
    public void LosePower(string directory, Random random)
    {
        LossPattern pattern = new(random);
        Dictionary<string, SimulatedFile?> names = new(_durableNames);
        foreach ((RecordedOperation change, SimulatedFile? file) in _pendingNames)
        {
            bool isPossible = change.Kind != RecordedKind.Rename || names.ContainsKey(change.Path);
            if (isPossible && pattern.Keeps())
            {
                Change(names, change, file);
            }
        }

        // Parents before what is in them; what has none is gone with it.
        foreach ((string name, SimulatedFile? file) in names.OrderBy(static n => n.Key, StringComparer.Ordinal))
        {
            string path = Path.Combine(directory, name);
            if (!Directory.Exists(Path.GetDirectoryName(path)))
            {
                continue;
            }

            if (file is null)
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                File.WriteAllBytes(path, file.AfterLoss(pattern));
            }
        }
    }

    private static void ChangeFile(SimulatedFile file, RecordedOperation operation)
    {
        switch (operation.Kind)
        {
            case RecordedKind.Write:
                file.Write(operation.Offset, operation.Data, operation.IsThrough);
                break;
            case RecordedKind.Truncate:
                file.Truncate(operation.Offset);
                break;
            case RecordedKind.PunchHole:
                file.PunchHole(operation.Offset, operation.Length);
                break;
            case RecordedKind.Sync:
                file.Sync();
                break;
            case RecordedKind.FailedSync:
                file.FailSync();
                break;
        }
    }

    private void ChangeNames(RecordedOperation operation, SimulatedFile? file)
    {
        Change(_names, operation, file);
        _pendingNames.Add((operation, file));
    }

    private static void Change(Dictionary<string, SimulatedFile?> names, RecordedOperation operation, SimulatedFile? file)
    {
        if (operation.Kind is RecordedKind.Remove or RecordedKind.Rename)
        {
            names.Remove(operation.Path);
        }

        if (operation.Kind == RecordedKind.Rename)
        {
            string under = operation.Path + "/";
            foreach ((string name, SimulatedFile? moved) in names.Where(n => n.Key.StartsWith(under, StringComparison.Ordinal)).ToArray())
            {
                names.Remove(name);
                names[operation.NewPath + "/" + name[under.Length..]] = moved;
            }
        }

        if (operation.Kind != RecordedKind.Remove)
        {
            names[operation.Kind == RecordedKind.Rename ? operation.NewPath : operation.Path] = file;
        }
    }

    private static string Parent(string path) => Path.GetDirectoryName(path) ?? "";
}
