namespace DaosSharp.Embedded.Handles;

/// <summary>What a handle stands for; the top byte of its cookie.</summary>
internal enum HandleKind : byte
{
    Pool = 1,
    Container = 2,
    Object = 3,
    KeyValue = 4,
    Array = 5,
    Transaction = 6,
}
