namespace DaosSharp.Async.Tests.Fake;

/// <summary>An operation that the fake library still has to do: it has nothing but the pointers that it was given.</summary>
internal unsafe struct FakeJob
{
    public bool IsPut;
    public sbyte* Key;
    public byte* Buffer;
    public ulong Size;
    public ulong* SizeOut;
    public nint Event;
}
