using System.Runtime.CompilerServices;

namespace DaosSharp.Async.Tests;

/// <summary>Submissions that have to wait for a slot first.</summary>
internal static class SlowPath
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public static async ValueTask Run<T>(OperationQueue queue, T state, Func<Operation, T, ValueTask> submit, CancellationToken cancel)
    {
        Operation operation = await queue.RentAsync(cancel);
        await submit(operation, state);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<int> Run<T>(OperationQueue queue, T state, Func<Operation, T, ValueTask<int>> submit, CancellationToken cancel)
    {
        Operation operation = await queue.RentAsync(cancel);
        return await submit(operation, state);
    }
}
