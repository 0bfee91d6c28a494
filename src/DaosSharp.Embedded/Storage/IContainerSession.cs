namespace DaosSharp.Embedded.Storage;

/// <summary>One of the handles on a container.</summary>
internal interface IContainerSession
{
    /// <summary>Number of the container.</summary>
    uint Number { get; }

    /// <summary>Makes the handle useless for everything but closing it.</summary>
    void MarkEvicted();
}
