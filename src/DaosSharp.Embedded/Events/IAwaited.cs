namespace DaosSharp.Embedded.Events;

/// <summary>What a thread waits for in an event domain; asked with the domain's lock held.</summary>
internal interface IAwaited
{
    /// <summary>False when waiting longer is of no use.</summary>
    bool MayCome { get; }

    /// <summary>Takes what is waited for, once it is there.</summary>
    /// <param name="result">What the wait gives; 0 as long as nothing came.</param>
    bool TryTake(out int result);
}
