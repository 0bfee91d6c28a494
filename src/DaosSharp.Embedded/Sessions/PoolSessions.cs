using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Systems;

namespace DaosSharp.Embedded.Sessions;

/// <summary>
/// The sessions that this process has on one pool. Every operation looks whether another process ended some of them, which costs a
/// comparison as long as nobody has committed anything.
/// </summary>
internal sealed class PoolSessions(PoolStore store, ProcessRegister processes)
{
    private readonly Lock _gate = new();
    private readonly List<Session> _own = [];
    private ulong _seen;
    private ulong _generation;
    private volatile bool _poolDestroyed;

    /// <summary>True after another process, or this one, has destroyed the pool.</summary>
    public bool IsPoolDestroyed => _poolDestroyed;

    /// <summary>Opens a session: 0, -DER_BUSY when exclusiveness is in the way, -DER_NONEXIST or -DER_NO_HDL for what is gone.</summary>
    /// <param name="exclusive">There may be no other.</param>
    /// <param name="evict">All others on the container end first.</param>
    /// <param name="touch">Note the time of opening with the container.</param>
    public int Open(Session session, bool exclusive, bool evict = false, bool touch = false)
    {
        lock (_gate)
        {
            _own.Add(session);
        }

        OpenSession operation = new() { Session = session, IsExclusive = exclusive, Evicts = evict, Touches = touch };
        int rc = Der.Misc;
        try
        {
            rc = ExecuteUnlessFull(ref operation);

            // On a full disk what is there must be readable and removable, and readable in a pool that is not written to any more:
            // a session that others do not see is better than none.
            if ((rc == Der.NoSpace || store.Refusal != null) && !exclusive && !evict)
            {
                return rc = Der.Success;
            }

            session.IsRegistered = rc == 0;
            if (rc == 0)
            {
                Verify();
            }

            return rc;
        }
        finally
        {
            if (rc != 0)
            {
                Forget(session);
            }
        }
    }

    /// <summary>Takes part in the session of another process, by a global handle.</summary>
    public void Join(Session session)
    {
        lock (_gate)
        {
            _own.Add(session);
            session.IsRegistered = true;
        }

        Verify();
    }

    /// <summary>Ends a session; when it is the owner's, for all that share it.</summary>
    public void Close(Session session)
    {
        // What was submitted through it before is done before.
        store.AwaitAllWrites();
        bool mustTell = session.IsOwner && session.IsRegistered && session.State == SessionState.Open;
        Forget(session);
        session.State = SessionState.Closed;
        if (!mustTell)
        {
            return;
        }

        try
        {
            CloseSession operation = new() { Session = session };
            ExecuteUnlessFull(ref operation);
        }
        catch (Exception e) when (e is EngineException or IOException)
        {
            // The record of a session that its process does not have any more counts as left over.
        }
    }

    /// <summary>True when this process has the container open.</summary>
    public bool IsOpen(uint container)
    {
        lock (_gate)
        {
            foreach (Session session in _own)
            {
                if (session.Container == container && session.State == SessionState.Open)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Sessions on a container, in all processes.</summary>
    public int Count(Transaction txn, uint container) => Live(SessionTable.List(store, txn)).Count(record => record.Container == container);

    /// <summary>The sessions of all processes, after those of the dead were removed.</summary>
    public List<SessionRecord> Sweep(WriteContext context)
    {
        List<SessionRecord> all = SessionTable.List(store, context.Txn);
        List<SessionRecord> live = Live(all);
        if (live.Count < all.Count)
        {
            SessionTable.Remove(context, all.Except(live));
        }

        return live;
    }

    /// <summary>False for a process that died or detached.</summary>
    public bool IsAlive(string process) => processes.IsAlive(process);

    /// <summary>Notices sessions that another process ended.</summary>
    /// <param name="txn">A transaction that sees at least <paramref name="state"/>.</param>
    /// <param name="state">Number of the last commit that it sees.</param>
    public void Look(Transaction txn, ulong state)
    {
        if (state <= Volatile.Read(ref _seen))
        {
            return;
        }

        ulong generation = SessionTable.Generation(store, txn);
        lock (_gate)
        {
            if (state <= _seen)
            {
                return;
            }

            if (generation != _generation)
            {
                Refresh(txn);
                _generation = generation;
            }

            Volatile.Write(ref _seen, state);
        }
    }

    /// <summary>Saves the next look after a commit of this process that ended no session.</summary>
    public void Committed(ulong transaction)
    {
        lock (_gate)
        {
            if (_seen + 1 == transaction)
            {
                Volatile.Write(ref _seen, transaction);
            }
        }
    }

    // Between the commit that registers a session and the mark that it is registered, another process may have ended it.
    private void Verify()
    {
        while (true)
        {
            using StoreRead read = store.BeginRead();
            lock (_gate)
            {
                if (read.Txn.Id >= _seen)
                {
                    Refresh(read.Txn);
                    return;
                }
            }
        }
    }

    private void Refresh(Transaction txn)
    {
        _poolDestroyed = SessionTable.Destroyer(store, txn) != null;
        foreach (Session session in _own)
        {
            if (session.IsRegistered && session.State == SessionState.Open && !SessionTable.Contains(store, txn, session.Container, session.Id))
            {
                bool isContainerGone = session.Container != Session.Pool && ContainerTable.Find(store, txn, session.Container) == null;
                session.State = isContainerGone && !_poolDestroyed ? SessionState.Destroyed : SessionState.Evicted;
            }
        }
    }

    private void Forget(Session session)
    {
        lock (_gate)
        {
            _own.Remove(session);
        }
    }

    private int ExecuteUnlessFull<TOperation>(ref TOperation operation)
        where TOperation : IWriteOperation
    {
        try
        {
            return store.Execute(ref operation, freesSpace: true);
        }
        catch (EngineException e) when (e.Code == Der.NoSpace)
        {
            return Der.NoSpace;
        }
        catch (IOException e) when (e.HResult is Errno.NoSpace or Errno.Quota)
        {
            return Der.NoSpace;
        }
    }

    // Without those of dead processes, and without containers opened through a connection that ended.
    private List<SessionRecord> Live(List<SessionRecord> all)
    {
        Dictionary<string, bool> alive = new(StringComparer.Ordinal);
        HashSet<Guid> own;
        lock (_gate)
        {
            own = [.. _own.Where(static session => session.IsOwner).Select(static session => session.Id)];
        }

        List<SessionRecord> live = all.FindAll(IsLive);
        HashSet<Guid> connections = [.. live.Where(static record => record.Container == Session.Pool).Select(static record => record.Id)];
        return live.FindAll(record => record.Container == Session.Pool || record.Connection == Guid.Empty || connections.Contains(record.Connection));

        bool IsLive(SessionRecord record)
        {
            if (record.Process == ProcessIdentity.Own)
            {
                return own.Contains(record.Id);
            }

            if (!alive.TryGetValue(record.Process, out bool isAlive))
            {
                isAlive = IsAlive(record.Process);
                alive.Add(record.Process, isAlive);
            }

            return isAlive;
        }
    }
}
