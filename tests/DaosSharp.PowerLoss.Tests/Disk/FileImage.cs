namespace DaosSharp.PowerLoss.Tests.Disk;

/// <summary>The bytes of a file, with room to grow.</summary>
internal sealed class FileImage
{
    private byte[] _bytes;

    public FileImage() => _bytes = [];

    public FileImage(FileImage other)
    {
        _bytes = [.. other._bytes];
        Length = other.Length;
    }

    public long Length { get; private set; }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        if (Length < offset + bytes.Length)
        {
            SetLength(offset + bytes.Length);
        }

        bytes.CopyTo(_bytes.AsSpan((int)offset));
    }

    public void SetLength(long length)
    {
        if (length > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Max(length, 2L * _bytes.Length));
        }
        else if (length < Length)
        {
            _bytes.AsSpan((int)length, (int)(Length - length)).Clear();
        }

        Length = length;
    }

    public byte[] ToArray() => _bytes[..(int)Length];
}
