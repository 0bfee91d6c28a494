using System.Runtime.InteropServices;

namespace DaosSharp.Embedded.Access;

/// <summary>Names and numbers of the users and groups of this machine, and those of the process.</summary>
internal static unsafe partial class UserDatabase
{
    private const int FirstBuffer = 1024;
    private const int LastBuffer = 1 << 20;
    private const int OutOfRange = 34;

    // Offset of the number in struct passwd and in struct group, whose first field is the name.
    private const int NumberOffset = 16;
    private const int RecordLength = 64;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "getegid")]
    public static partial uint EffectiveGroup();

    /// <summary>The supplementary groups of the process.</summary>
    public static uint[] Groups()
    {
        int count = GetGroups(0, null);
        uint[] groups = new uint[Math.Max(0, count)];
        fixed (uint* g = groups)
        {
            count = GetGroups(groups.Length, g);
        }

        return groups[..Math.Clamp(count, 0, groups.Length)];
    }

    /// <summary>0 and the name of a user, or -DER_NONEXIST.</summary>
    public static int FindUser(uint id, out byte[] name) => Find(&GetUser, id, null, out name, out _);

    /// <summary>0 and the name of a group, or -DER_NONEXIST.</summary>
    public static int FindGroup(uint id, out byte[] name) => Find(&GetGroup, id, null, out name, out _);

    /// <summary>0 and the number of a user, or -DER_NONEXIST.</summary>
    public static int FindUser(ReadOnlySpan<byte> name, out uint id) => Find(&GetUser, name, out id);

    /// <summary>0 and the number of a group, or -DER_NONEXIST.</summary>
    public static int FindGroup(ReadOnlySpan<byte> name, out uint id) => Find(&GetGroup, name, out id);

    private static int Find(delegate*<uint, byte*, byte*, byte*, nuint, byte**, int> get, ReadOnlySpan<byte> name, out uint id)
    {
        byte[] text = [.. name, 0];
        fixed (byte* t = text)
        {
            return Find(get, 0, t, out _, out id);
        }
    }

    // By number, or by name when there is one. The library says when the buffer for its strings is too small.
    private static int Find(
        delegate*<uint, byte*, byte*, byte*, nuint, byte**, int> get, uint id, byte* name, out byte[] foundName, out uint foundId)
    {
        byte* record = stackalloc byte[RecordLength];
        foundName = [];
        foundId = 0;
        for (int length = FirstBuffer; ; length *= 2)
        {
            byte[] buffer = new byte[length];
            fixed (byte* b = buffer)
            {
                byte* result = null;
                int error = get(id, name, record, b, (nuint)length, &result);
                if (error == OutOfRange && length < LastBuffer)
                {
                    continue;
                }

                if (error != 0 || result == null)
                {
                    return error == 0 ? Der.NonExistent : ErrnoMap.ToDer(error);
                }

                foundName = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(*(byte**)record).ToArray();
                foundId = *(uint*)(record + NumberOffset);
                return Der.Success;
            }
        }
    }

    private static int GetUser(uint id, byte* name, byte* record, byte* buffer, nuint size, byte** result) =>
        name == null ? GetUserById(id, record, buffer, size, result) : GetUserByName(name, record, buffer, size, result);

    private static int GetGroup(uint id, byte* name, byte* record, byte* buffer, nuint size, byte** result) =>
        name == null ? GetGroupById(id, record, buffer, size, result) : GetGroupByName(name, record, buffer, size, result);

    [LibraryImport("libc", EntryPoint = "getpwuid_r")]
    private static partial int GetUserById(uint id, byte* record, byte* buffer, nuint size, byte** result);

    [LibraryImport("libc", EntryPoint = "getpwnam_r")]
    private static partial int GetUserByName(byte* name, byte* record, byte* buffer, nuint size, byte** result);

    [LibraryImport("libc", EntryPoint = "getgrgid_r")]
    private static partial int GetGroupById(uint id, byte* record, byte* buffer, nuint size, byte** result);

    [LibraryImport("libc", EntryPoint = "getgrnam_r")]
    private static partial int GetGroupByName(byte* name, byte* record, byte* buffer, nuint size, byte** result);

    [LibraryImport("libc", EntryPoint = "getgroups")]
    private static partial int GetGroups(int size, uint* groups);
}
