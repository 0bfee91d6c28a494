namespace DaosSharp.Embedded.Storage;

/// <summary>How many handles this process has on each container, and whether one is exclusive.</summary>
internal sealed class ContainerSessions
{
    private readonly Dictionary<uint, (int Handles, bool Exclusive)> _open = [];
    private readonly Lock _gate = new();

    /// <summary>Counts one more handle; false when exclusiveness is in the way.</summary>
    public bool TryOpen(uint container, bool exclusive)
    {
        lock (_gate)
        {
            (int handles, bool isExclusive) = _open.GetValueOrDefault(container);
            if (isExclusive || exclusive && handles > 0)
            {
                return false;
            }

            _open[container] = (handles + 1, exclusive);
            return true;
        }
    }

    public void Close(uint container)
    {
        lock (_gate)
        {
            if (_open.TryGetValue(container, out (int Handles, bool Exclusive) session))
            {
                if (session.Handles <= 1)
                {
                    _open.Remove(container);
                }
                else
                {
                    _open[container] = (session.Handles - 1, false);
                }
            }
        }
    }

    public int Count(uint container)
    {
        lock (_gate)
        {
            return _open.GetValueOrDefault(container).Handles;
        }
    }
}
