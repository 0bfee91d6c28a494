using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Objects;

/// <summary>
/// The akeys of a container in key order, as the current state or a snapshot shows them: for a snapshot the current records that are old
/// enough, merged with the superseded ones that were current then.
/// </summary>
internal ref struct VisibleAkeys : IDisposable
{
    private readonly ulong _epoch;
    private readonly bool _isSnapshot;
    private Cursor _current;
    private Cursor _history;
    private bool _hasCurrent;
    private bool _hasHistory;
    private bool _fromHistory;

    public VisibleAkeys(in ReadView view)
    {
        _epoch = view.Epoch;
        _isSnapshot = view.IsSnapshot;
        _current = view.Txn.OpenCursor(view.Store.Tables.Akeys);
        _history = _isSnapshot ? view.Txn.OpenCursor(view.Store.Tables.History) : default;
    }

    /// <summary>Index key of the akey at the position.</summary>
    public readonly ReadOnlySpan<byte> Key => _fromHistory ? HistoryKey : _current.Key;

    public readonly AkeyRecord Record =>
        AkeyRecord.Parse(Key, _fromHistory ? HistoryEntry.Parse(_history.Key, _history.Value).Record : _current.Value);

    private readonly ReadOnlySpan<byte> HistoryKey => HistoryEntry.Parse(_history.Key, _history.Value).Key;

    /// <summary>Moves to the first visible akey whose index key is not below <paramref name="key"/>.</summary>
    public bool Seek(scoped ReadOnlySpan<byte> key)
    {
        _hasCurrent = SettleCurrent(_current.SeekAtLeast(key), forward: true);
        if (_isSnapshot)
        {
            Span<byte> archived = stackalloc byte[1 + KeyCodec.MaxLength];
            archived[0] = HistoryEntry.AkeyKind;
            key.CopyTo(archived[1..]);
            _hasHistory = SettleHistory(_history.SeekAtLeast(archived[..(1 + key.Length)]), forward: true);
        }

        return Choose(forward: true);
    }

    /// <summary>Moves to the last visible akey whose index key is below <paramref name="key"/>.</summary>
    public bool SeekBelow(scoped ReadOnlySpan<byte> key)
    {
        _hasCurrent = SettleCurrent(_current.SeekBelow(key), forward: false);
        if (_isSnapshot)
        {
            Span<byte> archived = stackalloc byte[1 + KeyCodec.MaxLength];
            archived[0] = HistoryEntry.AkeyKind;
            key.CopyTo(archived[1..]);
            _hasHistory = SettleHistory(_history.SeekBelow(archived[..(1 + key.Length)]), forward: false);
        }

        return Choose(forward: false);
    }

    public bool Next()
    {
        // Both sides cannot show one key: a record is superseded before the next one becomes current.
        if (_fromHistory)
        {
            _hasHistory = SettleHistory(_history.Next(), forward: true);
        }
        else
        {
            _hasCurrent = SettleCurrent(_current.Next(), forward: true);
        }

        return Choose(forward: true);
    }

    public void Dispose()
    {
        _current.Dispose();
        _history.Dispose();
    }

    private bool SettleCurrent(bool found, bool forward)
    {
        while (found && _isSnapshot && AkeyRecord.Parse(_current.Key, _current.Value).Epoch > _epoch)
        {
            found = forward ? _current.Next() : _current.Previous();
        }

        return found;
    }

    private bool SettleHistory(bool found, bool forward)
    {
        while (found)
        {
            HistoryEntry entry = HistoryEntry.Parse(_history.Key, _history.Value);
            if (entry.Kind != HistoryEntry.AkeyKind)
            {
                return false;
            }

            if (entry.Began <= _epoch && entry.End > _epoch)
            {
                return true;
            }

            found = forward ? _history.Next() : _history.Previous();
        }

        return false;
    }

    private bool Choose(bool forward)
    {
        int order = _hasCurrent && _hasHistory ? _current.Key.SequenceCompareTo(HistoryKey) : 0;
        _fromHistory = _hasHistory && (!_hasCurrent || (forward ? order > 0 : order < 0));
        return _hasCurrent || _hasHistory;
    }
}
