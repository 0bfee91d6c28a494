namespace DaosSharp.PowerLoss.Tests.Disk;

/// <summary>
/// A file as the disk has it and what the kernel still holds of it. At a loss of power each unsynced sector has the content of any moment
/// since it was last synced: earlier writes to it may be missing or overwritten, in any combination with other sectors.
/// </summary>
internal sealed class SimulatedFile
{
    private readonly List<PendingChange> _pending = [];
    private readonly FileImage _durable = new();
    private long _size;

    public void Write(long offset, ReadOnlyMemory<byte> bytes, bool isThrough)
    {
        _pending.Add(new PendingChange(offset, bytes, isThrough));
        _size = Math.Max(_size, offset + bytes.Length);
    }

    public void Truncate(long size)
    {
        _pending.Add(new PendingChange(size, null, false));
        _size = size;
    }

    public void PunchHole(long offset, long length)
    {
        length = Math.Min(length, _size - offset);
        if (length > 0)
        {
            _pending.Add(new PendingChange(offset, new byte[length], false));
        }
    }

    public void Sync()
    {
        foreach (PendingChange change in _pending)
        {
            Apply(_durable, change);
        }

        _pending.Clear();
    }

    /// <summary>As the kernel does: what it could not write counts as written from then on, and a later sync does not try it again.</summary>
    public void FailSync()
    {
        foreach (PendingChange change in _pending.Where(static c => c.IsThrough))
        {
            Apply(_durable, change);
        }

        _pending.Clear();
    }

    /// <summary>What is found after a loss of power.</summary>
    public byte[] AfterLoss(LossPattern pattern)
    {
        FileImage image = new(_durable);
        foreach (PendingChange change in _pending)
        {
            if (change.IsThrough || change.Bytes is null)
            {
                if (change.IsThrough || pattern.Keeps())
                {
                    Apply(image, change);
                }

                continue;
            }

            int length = change.Bytes.Value.Length;
            for (int at = 0; at < length;)
            {
                long border = pattern.Unit == int.MaxValue ? long.MaxValue : (change.Offset + at) / pattern.Unit * pattern.Unit + pattern.Unit;
                int end = (int)Math.Min(length, border - change.Offset);
                if (pattern.Keeps())
                {
                    image.Write(change.Offset + at, change.Bytes.Value.Span[at..end]);
                }

                at = end;
            }
        }

        if (pattern.KeepsSize && image.Length < _size)
        {
            image.SetLength(_size);
        }

        return image.ToArray();
    }

    private static void Apply(FileImage image, in PendingChange change)
    {
        if (change.Bytes is { } bytes)
        {
            image.Write(change.Offset, bytes.Span);
        }
        else
        {
            image.SetLength(change.Offset);
        }
    }
}
