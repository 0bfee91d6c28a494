namespace DaosSharp.Async;

internal readonly struct CallRequest(Call call) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel) => call.Start(operation, source, cancel);
}
