using DaosSharp.Benchmarks.KeyValues;

namespace DaosSharp.Benchmarks.Rivals;

/// <summary>Another key-value store, called through its C interface on one thread.</summary>
internal abstract class Rival : IDisposable
{
    /// <summary>Name and version.</summary>
    public abstract string Version { get; }

    /// <summary>Puts values, so many in a transaction.</summary>
    public void Put(int operations, int perTransaction, KvKeys keys, Span<byte> value)
    {
        Span<byte> key = stackalloc byte[KvKeys.Length];
        if (perTransaction == 1)
        {
            for (int i = 0; i < operations; i++)
            {
                KvValues.Stamp(value, keys.Next(key));
                PutAlone(key, value);
            }

            return;
        }

        for (int left = operations; left > 0; left -= perTransaction)
        {
            Begin();
            for (int i = Math.Min(left, perTransaction); i > 0; i--)
            {
                KvValues.Stamp(value, keys.Next(key));
                Put(key, value);
            }

            Commit();
        }
    }

    /// <summary>Gets values and checks them.</summary>
    public void Get(int operations, KvKeys keys, Span<byte> buffer)
    {
        Span<byte> key = stackalloc byte[KvKeys.Length];
        BeginGets();
        for (int i = 0; i < operations; i++)
        {
            ulong tag = keys.Next(key);
            KvKeys.Expect(tag, KvValues.Check(Get(key, buffer), buffer.Length), exact: false);
        }

        EndGets();
    }

    /// <summary>Compares everything that a walk has written.</summary>
    public void Verify(KvKeys written, Span<byte> buffer)
    {
        byte[] key = new byte[KvKeys.Length];
        BeginGets();
        foreach (ulong tag in written.Written(key))
        {
            KvKeys.Expect(tag, KvValues.Check(Get(key, buffer), buffer.Length), exact: true);
        }

        EndGets();
    }

    /// <summary>Waits until the store has put its files in order, where it does that behind the caller's back.</summary>
    public virtual void Settle()
    {
    }

    public abstract void Dispose();

    protected abstract void Begin();

    protected abstract void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    protected abstract void Commit();

    /// <summary>One put in a transaction of its own, in the way that the store has for it.</summary>
    protected virtual void PutAlone(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        Begin();
        Put(key, value);
        Commit();
    }

    protected virtual void BeginGets()
    {
    }

    protected virtual void EndGets()
    {
    }

    /// <summary>Gets a value, as a rule into the buffer, which has just its length.</summary>
    /// <returns>The value; empty when the key is not there.</returns>
    protected abstract ReadOnlySpan<byte> Get(ReadOnlySpan<byte> key, Span<byte> buffer);
}
