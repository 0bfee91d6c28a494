using System.Collections.Concurrent;
using DaosSharp.Embedded.Events;

namespace DaosSharp.Embedded.Storage;

// What the thread that has the lock does.
internal sealed unsafe partial class PoolWriter
{
    // The words of failures, by the write and then by the thread that waits for it.
    private readonly Dictionary<nint, string> _words = [];
    private readonly ConcurrentDictionary<nint, string> _waitersWords = new();

    /// <summary>Runs all that waits; every write gets its result, whatever happens.</summary>
    private int RunGroup()
    {
        if (!_queue.IsWaiting)
        {
            return 0;
        }

        PendingWrite* group = _queue.Take(out int count);
        string before = LastError.Text;
        try
        {
            if (count == 1 || !TryRunTogether(group))
            {
                RunOneByOne(group);
            }
        }
        finally
        {
            _queue.Finish(count);
            Complete(group);
            LastError.Set(before);
        }

        return count;
    }

    // False when the writes have to run one by one: one of them failed after it had changed something, or the commit did.
    private bool TryRunTogether(PendingWrite* group)
    {
        int applied = 0;
        WriteContext? context = null;
        try
        {
            context = BeginWrite();
            if (!_reserve.TryKeep(_store.Environment.UsedBytes()))
            {
                return false;
            }

            for (PendingWrite* write = group; write != null; write = write->Next)
            {
                context.BeginOperation();
                LastError.Clear();
                int code = write->Apply(context);
                SetResult(write, code);
                if (code == 0)
                {
                    applied++;
                }
                else if (!context.TryForgetOperation())
                {
                    return false;
                }
            }

            if (applied > 0)
            {
                context.Commit();
                Count(applied);
            }

            return true;
        }
        catch (Exception e)
        {
            if (context is { Txn.IsCommitted: true })
            {
                FailAll(group, e);
                return true;
            }

            // Which of them it was, and what is to be said of it, shows when each runs by itself.
            return false;
        }
        finally
        {
            context?.End();
        }
    }

    private void RunOneByOne(PendingWrite* group)
    {
        for (PendingWrite* write = group; write != null; write = write->Next)
        {
            LastError.Clear();
            int code;
            try
            {
                code = ApplyAlone(ref *write, write->FreesSpace);
            }
            catch (Exception e)
            {
                code = ExceptionBarrier.ToDer(write->Function, e);
            }

            SetResult(write, code);
        }
    }

    // After the commit something failed that a result promises. Nothing may run again: it would meet itself.
    private void FailAll(PendingWrite* group, Exception e)
    {
        for (PendingWrite* write = group; write != null; write = write->Next)
        {
            if (write->Code == 0)
            {
                SetResult(write, ExceptionBarrier.ToDer(write->Function, e));
            }
        }
    }

    private void SetResult(PendingWrite* write, int code)
    {
        write->Code = code;
        if (code != 0)
        {
            _words[(nint)write] = LastError.Text;
        }
    }

    private string TakeWords(PendingWrite* write) => _words.Remove((nint)write, out string? words) ? words : "";

    private void Complete(PendingWrite* group)
    {
        PendingWrite* last = group;
        using (EventCompletions completions = default)
        {
            for (PendingWrite* write = group; write != null; write = write->Next)
            {
                last = write;
                string words = write->Code == 0 ? "" : TakeWords(write);
                if (write->Waiter != null)
                {
                    Answer(write->Waiter, write->Code, words);
                    continue;
                }

                try
                {
                    LastError.Set(words);
                    completions.Add(write->Event, write->Code, words);
                }
                catch (InvalidOperationException)
                {
                    // The caller wrote over the memory of an event in flight: there is nobody left to tell.
                }
            }
        }

        _words.Clear();
        _queue.Recycle(group, last);
    }

    private void Answer(SyncWrite* waiter, int code, string words)
    {
        if (code != 0)
        {
            _waitersWords[(nint)waiter] = words;
        }

        waiter->Code = code;
        Volatile.Write(ref waiter->IsDone, 1);
    }

    private int Fail(SyncWrite* result)
    {
        int code = result->Code;
        return _waitersWords.TryRemove((nint)result, out string? words) && words.Length > 0 ? LastError.Fail(code, words) : code;
    }

    private int ApplyAlone<TOperation>(ref TOperation operation, bool freesSpace)
        where TOperation : IWriteOperation, allows ref struct
    {
        try
        {
            return Apply(ref operation, freesSpace);
        }
        catch (IOException e) when (e.HResult is Errno.NoSpace or Errno.Quota && _context is { Txn.IsCommitted: false })
        {
            // The disk is full, but space that was given up lately may not have been made free yet. Not part of the filter:
            // that runs while the failed transaction is still open.
            if (!TryReclaim())
            {
                throw;
            }

            return Apply(ref operation, freesSpace);
        }
    }

    private int Apply<TOperation>(ref TOperation operation, bool freesSpace)
        where TOperation : IWriteOperation, allows ref struct
    {
        WriteContext context = BeginWrite();
        try
        {
            if (!freesSpace && !_reserve.TryKeep(_store.Environment.UsedBytes()))
            {
                return LastError.Fail(Der.NoSpace, $"the disk of '{_store.Directory}' is full");
            }

            context.BeginOperation();
            int rc = operation.Apply(context);
            if (rc == 0)
            {
                context.Commit();
                Count(1);
            }

            return rc;
        }
        finally
        {
            context.End();
        }
    }

    private void Count(int operations)
    {
        Volatile.Write(ref _operations, _operations + operations);
        Volatile.Write(ref _commits, _commits + 1);
    }

    // There is one writer, so one context serves all modifications.
    private WriteContext BeginWrite() => _context?.Restart() ?? (_context = new WriteContext(_store));

    private bool TryReclaim()
    {
        WriteContext context = BeginWrite();
        try
        {
            long before = context.State.FreeBytes;
            _store.Environment.ClearDeadReaders();
            SpaceMap.Reclaim(context, int.MaxValue);
            bool reclaimed = context.State.FreeBytes > before;
            context.Commit();
            return reclaimed;
        }
        finally
        {
            context.End();
        }
    }
}
