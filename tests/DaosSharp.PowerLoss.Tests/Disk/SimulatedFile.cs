namespace DaosSharp.PowerLoss.Tests.Disk;

/// <summary>
/// A file as the disk has it and what the kernel still holds of it. At a loss of power each unsynced sector has the content of any moment
/// since it was last synced: earlier writes to it may be missing or overwritten, in any combination with other sectors.
/// </summary>
internal sealed class SimulatedFile
{
    private readonly List<PendingChange> _pending = [];
    private byte[] _durable = [];
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
            Apply(ref _durable, change, 0, change.Bytes?.Length ?? 0);
        }

        _pending.Clear();
    }

    /// <summary>What is found after a loss of power.</summary>
    public byte[] AfterLoss(LossPattern pattern)
    {
        byte[] image = [.. _durable];
        foreach (PendingChange change in _pending)
        {
            if (change.IsThrough || change.Bytes is null)
            {
                if (change.IsThrough || pattern.Keeps())
                {
                    Apply(ref image, change, 0, change.Bytes?.Length ?? 0);
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
                    Apply(ref image, change, at, end);
                }

                at = end;
            }
        }

        if (pattern.KeepsSize && image.Length < _size)
        {
            Array.Resize(ref image, (int)_size);
        }

        return image;
    }

    private static void Apply(ref byte[] image, in PendingChange change, int from, int to)
    {
        if (change.Bytes is not { } bytes)
        {
            Array.Resize(ref image, (int)change.Offset);
            return;
        }

        if (image.Length < change.Offset + to)
        {
            Array.Resize(ref image, (int)(change.Offset + to));
        }

        bytes.Span[from..to].CopyTo(image.AsSpan((int)change.Offset + from));
    }
}
