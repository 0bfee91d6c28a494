namespace DaosSharp.Embedded.Storage;

/// <summary>What some writes change, as bits: says surely not, or perhaps. Written under a lock, read without.</summary>
internal sealed class WriteFilter
{
    private const int KeyWords = 32;
    private const int ObjectWords = 4;
    private const int Bits = 64;

    // Dkeys that are written; objects of which any dkey is written; objects that are written as a whole.
    private readonly ulong[] _keys = new ulong[KeyWords];
    private readonly ulong[] _objects = new ulong[ObjectWords];
    private readonly ulong[] _wholes = new ulong[ObjectWords];

    public void Add(WriteTarget target)
    {
        Set(_objects, target.Object);
        if (target.IsWhole)
        {
            Set(_wholes, target.Object);
        }
        else
        {
            Set(_keys, target.Key);
        }
    }

    public void AddAll(WriteFilter other)
    {
        Add(_keys, other._keys);
        Add(_objects, other._objects);
        Add(_wholes, other._wholes);
    }

    public bool MayContain(WriteTarget target) =>
        target.IsWhole ? Has(_objects, target.Object) : Has(_keys, target.Key) || Has(_wholes, target.Object);

    public void Clear()
    {
        Array.Clear(_keys);
        Array.Clear(_objects);
        Array.Clear(_wholes);
    }

    private static void Set(ulong[] words, uint hash)
    {
        uint bit = hash % (uint)(words.Length * Bits);
        Volatile.Write(ref words[bit / Bits], words[bit / Bits] | (1UL << (int)(bit % Bits)));
    }

    private static bool Has(ulong[] words, uint hash)
    {
        uint bit = hash % (uint)(words.Length * Bits);
        return (Volatile.Read(ref words[bit / Bits]) >> (int)(bit % Bits) & 1) != 0;
    }

    private static void Add(ulong[] words, ulong[] others)
    {
        for (int i = 0; i < words.Length; i++)
        {
            Volatile.Write(ref words[i], words[i] | others[i]);
        }
    }
}
