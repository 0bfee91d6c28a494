using System.Buffers.Binary;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Tests.Groups;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Durability;

/// <summary>The first opening of a pool after the machine was started anew.</summary>
public sealed unsafe class RestartTests : IDisposable
{
    private const int BlockLength = 5000;

    private readonly StoreDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_pool_whose_map_of_free_space_names_blocks_in_use_is_only_read()
    {
        Prepare(static context => Free(context, offset: 0, length: 1024));
        using EngineSession session = new();
        Assert.Equal(0, session.Open(_directory.Path, create: false));
        daos_handle_t kv = session.OpenKeyValue(1);
        Assert.Equal(new byte[BlockLength], EngineSession.Get(kv, "before", BlockLength).Value);

        Assert.Equal(Der.FormatInvalid, EngineSession.Put(kv, "after", new byte[BlockLength]));
        Assert.Contains("can only be read", EngineSession.LastError(), StringComparison.Ordinal);
        Assert.Contains("overlaps", EngineSession.LastError(), StringComparison.Ordinal);
        Assert.Equal(Der.FormatInvalid, EngineSession.Remove(kv, "before"));
        Assert.Equal(Der.FormatInvalid, EngineSession.SetAttribute(session.ContainerHandle, "name", [1]));
        Assert.Equal(Der.FormatInvalid, PutWithEvent(kv, "after"));
        Assert.Equal(Der.FormatInvalid, session.DestroyContainer());
        Assert.True(session.Check() > 0);
        Assert.Equal(new byte[BlockLength], EngineSession.Get(kv, "before", BlockLength).Value);
    }

    [Fact]
    public void It_is_not_opened_exclusively_stays_refused_and_is_destroyed_with_force()
    {
        Prepare(static context => Free(context, offset: 0, length: 1024));
        for (int i = 0; i < 2; i++)
        {
            (byte[] system, int rc) = Attach();
            Assert.Equal(0, rc);
            EngineSession.Api.daos_init();
            fixed (byte* s = system, p = EngineSession.Text(EngineSession.Pool))
            {
                daos_handle_t pool;
                Assert.Equal(Der.FormatInvalid, EngineSession.Api.daos_pool_connect2((sbyte*)p, (sbyte*)s, Daos.DAOS_PC_EX, &pool, null, null));
                Assert.Equal(Der.FormatInvalid, EngineSession.Admin.dse_pool_destroy((sbyte*)s, (sbyte*)p, 0));
                Assert.Equal(
                    Der.FormatInvalid, EngineSession.Admin.dse_pool_set_durability((sbyte*)s, (sbyte*)p, dse_durability.DSE_DURABILITY_FULL));
                if (i == 1)
                {
                    Assert.Equal(0, EngineSession.Admin.dse_pool_destroy((sbyte*)s, (sbyte*)p, 1));
                }

                Assert.Equal(0, EngineSession.Admin.dse_system_detach((sbyte*)s));
                EngineSession.Api.daos_fini();
            }
        }

        Assert.Empty(Directory.GetDirectories(Path.Combine(_directory.Path, "pools")));
    }

    [Fact]
    public void A_counter_that_is_behind_its_records_is_found() =>
        RequireAnswer(Der.FormatInvalid, static context => context.State.LastContainer = 0);

    [Fact]
    public void Space_that_was_lost_harms_nobody() => RequireAnswer(
        Der.Success, static context => context.Store.Data.Write(SpaceMap.Allocate(context, BlockLength), new byte[BlockLength]));

    [Fact]
    public void A_damaged_record_is_no_reason_to_refuse_others() => RequireAnswer(
        Der.Success, static context => context.Txn.Put(context.Tables.Attributes, EngineSession.Text("some key"), [1, 2, 3, 4, 5, 6, 7, 8]));

    [Fact]
    public void A_pool_that_is_whole_is_looked_at_once()
    {
        Prepare(static _ => { });
        RequirePut(Der.Success);
        string mark = File.ReadAllText(Mark());
        Assert.NotEqual("another start", mark);

        // Not looked at again in the same start of the machine.
        Change(static context => context.State.LastContainer = 0);
        RequirePut(Der.Success);
        Assert.Equal(mark, File.ReadAllText(Mark()));
    }

    [Fact]
    public void A_mark_that_cannot_be_read_or_written_is_not_in_the_way()
    {
        Prepare(static _ => { });
        File.Delete(Mark());
        Directory.CreateDirectory(Mark());
        RequirePut(Der.Success);
        RequirePut(Der.Success);
    }

    private void RequireAnswer(int expected, Action<WriteContext> change)
    {
        Prepare(change);
        RequirePut(expected);
    }

    private void RequirePut(int expected)
    {
        using EngineSession session = new();
        Assert.Equal(0, session.Open(_directory.Path, create: false));
        int code = EngineSession.Put(session.OpenKeyValue(1), "after", new byte[BlockLength]);
        Assert.True(code == expected, $"{code}: {EngineSession.LastError()}");
    }

    private void Prepare(Action<WriteContext> change)
    {
        using (EngineSession session = new())
        {
            EngineSession.Require(session.Open(_directory.Path, create: true));
            EngineSession.Require(EngineSession.Put(session.OpenKeyValue(1), "before", new byte[BlockLength]));
        }

        Change(change);
        File.WriteAllText(Mark(), "another start");
    }

    private void Change(Action<WriteContext> change)
    {
        using EngineSession session = new();
        EngineSession.Require(session.Open(_directory.Path, create: false));
        Damage damage = new() { Change = change };
        Assert.Equal(0, session.Store.Execute(ref damage));
    }

    private string Mark() => Path.Combine(Directory.GetDirectories(Path.Combine(_directory.Path, "pools")).Single(), "boot");

    private (byte[] Name, int Code) Attach()
    {
        byte[] name = new byte[Daos.DAOS_SYS_NAME_MAX + 1];
        fixed (byte* d = EngineSession.Text(_directory.Path), n = name)
        {
            return (name, EngineSession.Admin.dse_system_attach((sbyte*)d, (sbyte*)n));
        }
    }

    private static int PutWithEvent(daos_handle_t kv, string key)
    {
        using QueuedWrites queue = new(1);
        byte value = 1;
        fixed (byte* k = EngineSession.Text(key))
        {
            int rc = EngineSession.Api.daos_kv_put(kv, default, 0, (sbyte*)k, 1, &value, queue.Event(0));
            return rc != 0 || queue.Poll(QueuedWrites.Forever) == 0 ? rc : queue.Code(0);
        }
    }

    private static void Free(WriteContext context, long offset, long length)
    {
        byte[] keys = new byte[24];
        BinaryPrimitives.WriteInt64BigEndian(keys, length);
        BinaryPrimitives.WriteInt64BigEndian(keys.AsSpan(8), offset);
        BinaryPrimitives.WriteInt64LittleEndian(keys.AsSpan(16), length);
        SealedRecord.Put(context.Txn, context.Tables.FreeBySize, keys.AsSpan(0, 16), default);
        SealedRecord.Put(context.Txn, context.Tables.Free, keys.AsSpan(8, 8), keys.AsSpan(16));
        context.State.FreeBytes += length;
    }

    private struct Damage : IWriteOperation
    {
        public Action<WriteContext> Change;

        public readonly int Apply(WriteContext context)
        {
            Change(context);
            return Der.Success;
        }
    }
}
