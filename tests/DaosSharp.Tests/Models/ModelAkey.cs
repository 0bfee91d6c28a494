namespace DaosSharp.Tests.Models;

/// <summary>What an akey holds: a single value, or records of one byte in a window.</summary>
internal sealed class ModelAkey(bool isArray, int window)
{
    private readonly bool[] _isPresent = new bool[window];

    public bool IsArray { get; } = isArray;

    /// <summary>The single value; null for an array.</summary>
    public byte[]? Value { get; set; }

    /// <summary>The records; holes are zero.</summary>
    public byte[] Bytes { get; } = new byte[window];

    public Span<byte> Write(int index, int count)
    {
        _isPresent.AsSpan(index, count).Fill(true);
        return Bytes.AsSpan(index, count);
    }

    public void Clear(int index, int count)
    {
        _isPresent.AsSpan(index, count).Clear();
        Bytes.AsSpan(index, count).Clear();
    }

    /// <summary>Indexes of the records that are there.</summary>
    public IEnumerable<int> Present() => Enumerable.Range(0, _isPresent.Length).Where(i => _isPresent[i]);
}
