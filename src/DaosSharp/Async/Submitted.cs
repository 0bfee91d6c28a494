using System.Threading.Tasks.Sources;

namespace DaosSharp.Async;

/// <summary>What a submission led to: a result, an error, or a source that will have one of these. Turned into a value task once.</summary>
internal readonly struct Submitted
{
    private readonly OperationSource? _source;
    private readonly long _result;
    private readonly Exception? _error;

    public Submitted(OperationSource source)
    {
        _source = source;
    }

    public Submitted(long result, Exception? error)
    {
        _result = result;
        _error = error;
    }

    /// <summary>The result of a synchronous operation, which is complete.</summary>
    public long GetResult() => _error is null ? _result : throw _error;

    public ValueTask AsValueTask() =>
        _source is not null ? new(_source, _source.Version)
        : _error is OperationCanceledException canceled ? ValueTask.FromCanceled(canceled.CancellationToken)
        : _error is not null ? ValueTask.FromException(_error)
        : ValueTask.CompletedTask;

    public ValueTask<long> AsInt64() =>
        _source is not null ? new(_source, _source.Version)
        : _error is OperationCanceledException canceled ? ValueTask.FromCanceled<long>(canceled.CancellationToken)
        : _error is not null ? ValueTask.FromException<long>(_error)
        : new(_result);

    public ValueTask<int> AsInt32() =>
        _source is not null ? new((IValueTaskSource<int>)_source, _source.Version)
        : _error is OperationCanceledException canceled ? ValueTask.FromCanceled<int>(canceled.CancellationToken)
        : _error is not null ? ValueTask.FromException<int>(_error)
        : new(checked((int)_result));

    /// <summary>True for a result above 0.</summary>
    public ValueTask<bool> AsBoolean() =>
        _source is not null ? new((IValueTaskSource<bool>)_source, _source.Version)
        : _error is OperationCanceledException canceled ? ValueTask.FromCanceled<bool>(canceled.CancellationToken)
        : _error is not null ? ValueTask.FromException<bool>(_error)
        : new(_result > 0);

    public ValueTask<ValueResult> AsValueResult() =>
        _source is not null ? new((IValueTaskSource<ValueResult>)_source, _source.Version)
        : _error is OperationCanceledException canceled ? ValueTask.FromCanceled<ValueResult>(canceled.CancellationToken)
        : _error is not null ? ValueTask.FromException<ValueResult>(_error)
        : new(ValueResult.Decode(_result));
}
