using DaosSharp.Async;
using DaosSharp.Embedded;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>
/// One native API table in use: the embedded engine's, or that of an installed DAOS. daos_init is called for the first user of a table, and
/// daos_fini after the last one; an installed DAOS is finalised when the process ends.
/// </summary>
/// <remarks>
/// libdaos keeps an event for the blocking calls of each thread. daos_fini frees the network context that these events point to, and resets
/// only that of its own thread: after another daos_init the first blocking call of every other thread would use freed memory. Threads of
/// the thread pool outlive any client, so there is one daos_init in the life of a process.
/// </remarks>
internal sealed unsafe class ClientLibrary
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, ClientLibrary> InstalledLibraries = new(StringComparer.Ordinal);
    private static ClientLibrary? _embedded;

    private readonly Lock _gate = new();
    private readonly EngineWords? _words;
    private int _users;
    private bool _initialized;
    private bool _drained = true;

    private ClientLibrary(DaosApi api, EngineApi? engine)
    {
        Api = api;
        Engine = engine;
        _words = engine is null ? null : new EngineWords(engine);
        Queues = new LibraryQueue(api);
    }

    public DaosApi Api { get; }

    /// <summary>The event queue and the memory pool of asynchronous operations.</summary>
    public LibraryQueue Queues { get; }

    /// <summary>The engine's own functions; null on an installed DAOS.</summary>
    public EngineApi? Engine { get; }

    public static ClientLibrary Embedded()
    {
        lock (Gate)
        {
            INativeFunctionSource functions = EmbeddedEngine.Functions;
            return _embedded ??= new ClientLibrary(DaosApi.Load(functions), EngineApi.Load(functions));
        }
    }

    /// <exception cref="DllNotFoundException">libdaos cannot be loaded.</exception>
    public static ClientLibrary Installed(string? directory)
    {
        string key = directory is null ? "" : Path.GetFullPath(directory);
        lock (Gate)
        {
            if (!InstalledLibraries.TryGetValue(key, out ClientLibrary? library))
            {
                library = new ClientLibrary(DaosApi.LoadInstalled(directory), null);
                InstalledLibraries.Add(key, library);
            }
            return library;
        }
    }

    /// <param name="variables">Environment variables that C code is to see from its initialisation on.</param>
    public void Acquire(IReadOnlyDictionary<string, string>? variables = null)
    {
        lock (_gate)
        {
            SetVariables(variables);
            if (!_initialized)
            {
                int rc = Api.daos_init();
                if (rc != 0)
                    throw Error(rc, "daos_init", Api.Source.Description);
                _initialized = true;
                if (Engine is null)
                    AppDomain.CurrentDomain.ProcessExit += (_, _) => FinalizeAtExit();
            }
            _users++;
        }
    }

    /// <returns>What daos_fini returned, when it was called.</returns>
    public int Release()
    {
        lock (_gate)
        {
            if (--_users > 0)
                return 0;
            // With operations left in flight the library must not be torn down under their memory.
            _drained &= Queues.Close();
            return _drained && Engine is not null ? FinalizeLibrary() : 0;
        }
    }

    /// <summary>Makes the exception for a failure that the calling thread has just seen.</summary>
    public DaosException Error(int rc, string operation, string? target) =>
        new((DaosError)rc, operation, target, _words is null ? Advice((DaosError)rc) : _words.OfThread((DaosError)rc, operation));

    /// <summary>What to do about a failure of an installed DAOS; null when there is nothing to say.</summary>
    public static string? Advice(DaosError error) => error is DaosError.AgentCommunication
        ? "the DAOS agent does not answer: is daos_agent running, and does DAOS_AGENT_DRPC_DIR name its socket folder (/var/run/daos_agent unless set)?"
        : null;

    private void SetVariables(IReadOnlyDictionary<string, string>? variables)
    {
        foreach ((string name, string value) in variables ?? new Dictionary<string, string>())
        {
            // Libraries read most of their variables once: a later change would be silently without effect.
            if (_initialized && NativeEnvironment.Get(name) != value)
                throw new InvalidOperationException($"{name} cannot be set to '{value}': the library is in use already, with other values.");
            NativeEnvironment.Set(name, value);
        }
    }

    private void FinalizeAtExit()
    {
        lock (_gate)
        {
            // With a client that nobody has disposed of, other threads may be in the library right now.
            if (_users == 0 && _drained)
                FinalizeLibrary();
        }
    }

    private int FinalizeLibrary()
    {
        _initialized = false;
        return Api.daos_fini();
    }
}
