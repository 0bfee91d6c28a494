namespace DaosSharp.Embedded.Storage;

/// <summary>Which file or directory something is, whatever the path to it.</summary>
internal readonly record struct FileIdentity(ulong Device, ulong Inode);
