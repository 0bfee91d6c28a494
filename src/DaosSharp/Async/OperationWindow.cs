using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace DaosSharp.Async;

/// <summary>Many operations, a limited number of them in flight.</summary>
internal static class OperationWindow
{
    /// <summary>Runs operations and ends when all that were started are complete.</summary>
    /// <param name="count">Number of operations.</param>
    /// <param name="concurrency">Operations in flight at most.</param>
    /// <param name="start">Starts an operation.</param>
    /// <param name="finish">Gets the results, in order.</param>
    /// <param name="cancel">Stops further operations.</param>
    /// <exception cref="Exception">The first failure; no further operation is started after it.</exception>
    [SuppressMessage("Reliability", "CA2012", Justification = "Each task is in the window once and is awaited once.")]
    public static async ValueTask RunAsync<T>(
        int count, int concurrency, Func<int, ValueTask<T>> start, Action<int, T> finish, CancellationToken cancel)
    {
        int window = Math.Min(concurrency, count);
        ValueTask<T>[] tasks = ArrayPool<ValueTask<T>>.Shared.Rent(Math.Max(1, window));
        Exception? failure = null;
        int started = 0;
        for (int done = 0; done < started || (failure is null && started < count); done++)
        {
            while (failure is null && started < count && started - done < window)
            {
                try
                {
                    cancel.ThrowIfCancellationRequested();
                    tasks[started % window] = start(started);
                    started++;
                }
                catch (Exception e)
                {
                    failure = e;
                }
            }
            if (done == started)
                break;
            try
            {
                finish(done, await tasks[done % window].ConfigureAwait(false));
            }
            catch (Exception e)
            {
                failure ??= e;
            }
        }
        ArrayPool<ValueTask<T>>.Shared.Return(tasks, clearArray: true);
        if (failure is not null)
            throw failure;
    }
}
