using System.Runtime.InteropServices;

namespace DaosSharp.Async.Tests.Fake;

/// <summary>What the fake library keeps in an event.</summary>
[StructLayout(LayoutKind.Explicit, Size = 176)]
internal unsafe struct FakeEvent
{
    public const int Ready = 0x52454144;
    public const int InFlight = 0x464c5947;

    [FieldOffset(0)]
    public int Error;

    [FieldOffset(8)]
    public int State;

    [FieldOffset(12)]
    public int ReportsErrno;

    [FieldOffset(16)]
    public ulong Queue;

    public static FakeEvent* Of(nint ev) => (FakeEvent*)ev;
}
