using System.Runtime.CompilerServices;

namespace DaosSharp.Embedded.Objects;

/// <summary>Goes through the different dkeys of an object, or akeys of a dkey, from either end.</summary>
internal ref struct KeyWalk : IDisposable
{
    private readonly Span<byte> _position;
    private readonly int _prefix;
    private readonly bool _isInteger;
    private readonly bool _descending;
    private VisibleAkeys _akeys;
    private int _length;

    /// <param name="position">What the keys begin with, and room for <see cref="KeyCodec.MaxLength"/> bytes in all.</param>
    public KeyWalk(in ReadView view, Span<byte> position, int prefix, bool isInteger, bool descending)
    {
        _akeys = new VisibleAkeys(view);
        _position = position;
        _prefix = prefix;
        _isInteger = isInteger;
        _descending = descending;
    }

    /// <summary>The prefix and the present key, encoded.</summary>
    public readonly ReadOnlySpan<byte> Current => _position[..(_prefix + _length)];

    /// <summary>The present key, encoded.</summary>
    public readonly ReadOnlySpan<byte> Key => _position.Slice(_prefix, _length);

    /// <summary>The record of the key's first or last akey.</summary>
    public readonly AkeyRecord Record => _akeys.Record;

    public bool Next()
    {
        bool more = _descending ? MoveBack() : MoveForth();
        if (!more || !_akeys.Key.StartsWith(_position[.._prefix]))
        {
            return false;
        }

        _length = KeyCodec.MeasureKey(_akeys.Key[_prefix..], _isInteger, out _);
        if (_length < 0)
        {
            throw new EngineException(Der.Checksum, "a key of the index is damaged");
        }

        _akeys.Key.Slice(_prefix, _length).CopyTo(_position[_prefix..]);
        return true;
    }

    public void Dispose() => _akeys.Dispose();

    private bool MoveForth() =>
        _length > 0 ? KeyLister.SkipTo(ref _akeys, _position, _prefix, _length) : _akeys.Seek(_position[.._prefix]);

    [SkipLocalsInit]
    private bool MoveBack()
    {
        if (_length > 0)
        {
            return _akeys.SeekBelow(_position[..(_prefix + _length)]);
        }

        Span<byte> bound = stackalloc byte[KeyCodec.MaxLength];
        _position[.._prefix].CopyTo(bound);
        int end = KeyCodec.MakeSuccessor(bound[.._prefix]);
        return end > 0 && _akeys.SeekBelow(bound[..end]);
    }
}
