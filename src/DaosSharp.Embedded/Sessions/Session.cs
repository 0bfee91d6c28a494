namespace DaosSharp.Embedded.Sessions;

/// <summary>
/// One connection to a pool or one opening of a container. Global handles share it: other processes then have a session of the same id
/// that is not the owner's, and which ends when the owner's does.
/// </summary>
/// <param name="id">The same in all processes.</param>
/// <param name="container">Number of the container, 0 for the pool.</param>
/// <param name="connection">Of a container the connection it was opened through; it ends with it.</param>
/// <param name="isOwner">False when it came from a global handle.</param>
internal sealed class Session(Guid id, uint container, Session? connection, bool isOwner)
{
    public const uint Pool = 0;

    private volatile SessionState _state;

    public Guid Id { get; } = id;

    public uint Container { get; } = container;

    public Session? Connection { get; } = connection;

    public bool IsOwner { get; } = isOwner;

    /// <summary>False until other processes know it, and when there was no room to tell them.</summary>
    public bool IsRegistered { get; set; }

    public SessionState State
    {
        get => _state;
        set => _state = value;
    }
}
