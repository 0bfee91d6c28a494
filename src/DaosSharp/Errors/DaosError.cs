namespace DaosSharp;

/// <summary>
/// The error codes of DAOS (<c>daos_errno.h</c>), negative as its functions return them. Codes below -1000 are general,
/// codes below -2000 are those of the object store.
/// </summary>
public enum DaosError
{
    /// <summary>No error.</summary>
    Success = 0,

    /// <summary>No permission. <c>DER_NO_PERM</c></summary>
    NoPermission = -1001,

    /// <summary>The handle is not, or no longer, valid. <c>DER_NO_HDL</c></summary>
    NoHandle = -1002,

    /// <summary>A parameter is invalid. <c>DER_INVAL</c></summary>
    Invalid = -1003,

    /// <summary>The thing exists already. <c>DER_EXIST</c></summary>
    Exists = -1004,

    /// <summary>The thing does not exist. <c>DER_NONEXIST</c></summary>
    NotFound = -1005,

    /// <summary>The server cannot be reached. <c>DER_UNREACH</c></summary>
    Unreachable = -1006,

    /// <summary>The storage is full. <c>DER_NOSPACE</c></summary>
    NoSpace = -1007,

    /// <summary>The operation was done already. <c>DER_ALREADY</c></summary>
    Already = -1008,

    /// <summary>Memory is exhausted. <c>DER_NOMEM</c></summary>
    NoMemory = -1009,

    /// <summary>The function is not implemented by the library. <c>DER_NOSYS</c></summary>
    NotImplemented = -1010,

    /// <summary>The time limit was reached. <c>DER_TIMEDOUT</c></summary>
    TimedOut = -1011,

    /// <summary>The thing is in use. <c>DER_BUSY</c></summary>
    Busy = -1012,

    /// <summary>Try again. <c>DER_AGAIN</c></summary>
    TryAgain = -1013,

    /// <summary>Client and server speak incompatible protocols. <c>DER_PROTO</c></summary>
    Protocol = -1014,

    /// <summary>The library is not initialised. <c>DER_UNINIT</c></summary>
    Uninitialized = -1015,

    /// <summary>The buffer is too short; a longer one is needed. <c>DER_TRUNC</c></summary>
    Truncated = -1016,

    /// <summary>The value is too large for the data type or buffer. <c>DER_OVERFLOW</c></summary>
    Overflow = -1017,

    /// <summary>The operation was cancelled. <c>DER_CANCELED</c></summary>
    Canceled = -1018,

    /// <summary>The rank is not in the group. <c>DER_OOG</c></summary>
    OutOfGroup = -1019,

    /// <summary>The transport layer (Mercury) failed. <c>DER_HG</c></summary>
    Transport = -1020,

    /// <summary>The RPC is not registered. <c>DER_UNREG</c></summary>
    Unregistered = -1021,

    /// <summary>The address string could not be made. <c>DER_ADDRSTR_GEN</c></summary>
    AddressString = -1022,

    /// <summary>The PMIx layer failed. <c>DER_PMIX</c></summary>
    Pmix = -1023,

    /// <summary>The incast variable callback asked to forward. <c>DER_IVCB_FORWARD</c></summary>
    ForwardIncast = -1024,

    /// <summary>A failure without a code of its own. <c>DER_MISC</c></summary>
    Miscellaneous = -1025,

    /// <summary>The path is malformed. <c>DER_BADPATH</c></summary>
    BadPath = -1026,

    /// <summary>The thing is not a directory. <c>DER_NOTDIR</c></summary>
    NotDirectory = -1027,

    /// <summary>A collective RPC did not reach all ranks. <c>DER_CORPC_INCOMPLETE</c></summary>
    CollectiveIncomplete = -1028,

    /// <summary>No rank is subscribed to RAS events. <c>DER_NO_RAS_RANK</c></summary>
    NoRasRank = -1029,

    /// <summary>The service group is not attached. <c>DER_NOTATTACH</c></summary>
    NotAttached = -1030,

    /// <summary>Versions or attributes do not match. <c>DER_MISMATCH</c></summary>
    Mismatch = -1031,

    /// <summary>The rank was excluded. <c>DER_EXCLUDED</c></summary>
    Excluded = -1032,

    /// <summary>No reply came. <c>DER_NOREPLY</c></summary>
    NoReply = -1033,

    /// <summary>The request was dropped to prevent an overload. <c>DER_DOS</c></summary>
    DenialOfService = -1034,

    /// <summary>The target is wrong for the request. <c>DER_BAD_TARGET</c></summary>
    BadTarget = -1035,

    /// <summary>Group versions do not match. <c>DER_GRPVER</c></summary>
    GroupVersion = -1036,

    /// <summary>The hybrid logical clocks are not in step. <c>DER_HLC_SYNC</c></summary>
    ClockSync = -1037,

    /// <summary>Shared memory is exhausted. <c>DER_NO_SHMEM</c></summary>
    NoSharedMemory = -1038,

    /// <summary>The metric could not be added. <c>DER_ADD_METRIC_FAILED</c></summary>
    AddMetric = -1039,

    /// <summary>Start and end of a duration do not match. <c>DER_DURATION_MISMATCH</c></summary>
    DurationMismatch = -1040,

    /// <summary>The operation is not permitted. <c>DER_OP_NOT_PERMITTED</c></summary>
    NotPermitted = -1041,

    /// <summary>The path is too long. <c>DER_EXCEEDS_PATH_LEN</c></summary>
    PathTooLong = -1042,

    /// <summary>There is no such metric. <c>DER_METRIC_NOT_FOUND</c></summary>
    MetricNotFound = -1043,

    /// <summary>The permissions of shared memory do not allow this. <c>DER_SHMEM_PERMS</c></summary>
    SharedMemoryPermissions = -1044,

    /// <summary>The transport layer (Mercury) failed for good. <c>DER_HG_FATAL</c></summary>
    TransportFatal = -1045,

    /// <summary>A client-side quota was reached. <c>DER_QUOTA_LIMIT</c></summary>
    QuotaLimit = -1046,

    /// <summary>Input or output failed. <c>DER_IO</c></summary>
    IO = -2001,

    /// <summary>Memory could not be freed. <c>DER_FREE_MEM</c></summary>
    FreeMemory = -2002,

    /// <summary>There is no such entry. <c>DER_ENOENT</c></summary>
    NoEntry = -2003,

    /// <summary>The object type is unknown. <c>DER_NOTYPE</c></summary>
    UnknownType = -2004,

    /// <summary>The object schema is unknown. <c>DER_NOSCHEMA</c></summary>
    UnknownSchema = -2005,

    /// <summary>The object is not local. <c>DER_NOLOCAL</c></summary>
    NotLocal = -2006,

    /// <summary>The pool map or handle is out of date. <c>DER_STALE</c></summary>
    Stale = -2007,

    /// <summary>The replica is not the leader of the service. <c>DER_NOTLEADER</c></summary>
    NotLeader = -2008,

    /// <summary>The target could not be created. <c>DER_TGT_CREATE</c></summary>
    TargetCreate = -2009,

    /// <summary>The epoch is read-only. <c>DER_EP_RO</c></summary>
    EpochReadOnly = -2010,

    /// <summary>The epoch is too old; its data was reclaimed. <c>DER_EP_OLD</c></summary>
    EpochTooOld = -2011,

    /// <summary>A key is too large for the buffer. <c>DER_KEY2BIG</c></summary>
    KeyTooBig = -2012,

    /// <summary>A record is too large for the buffer. <c>DER_REC2BIG</c></summary>
    RecordTooBig = -2013,

    /// <summary>Buffers and extents do not match. <c>DER_IO_INVAL</c></summary>
    IOInvalid = -2014,

    /// <summary>The event queue is in use. <c>DER_EQ_BUSY</c></summary>
    QueueBusy = -2015,

    /// <summary>The fault domain does not fit. <c>DER_DOMAIN</c></summary>
    Domain = -2016,

    /// <summary>The service is shutting down. <c>DER_SHUTDOWN</c></summary>
    Shutdown = -2017,

    /// <summary>The operation is in progress. <c>DER_INPROGRESS</c></summary>
    InProgress = -2018,

    /// <summary>The operation does not apply. <c>DER_NOTAPPLICABLE</c></summary>
    NotApplicable = -2019,

    /// <summary>The server holds no replica of the service. <c>DER_NOTREPLICA</c></summary>
    NotReplica = -2020,

    /// <summary>Data does not match its checksum. <c>DER_CSUM</c></summary>
    Checksum = -2021,

    /// <summary>The durable format is damaged, or not of DAOS. <c>DER_DF_INVAL</c></summary>
    FormatInvalid = -2022,

    /// <summary>The durable format has an incompatible version. <c>DER_DF_INCOMPT</c></summary>
    FormatIncompatible = -2023,

    /// <summary>The record size does not fit the stored one. <c>DER_REC_SIZE</c></summary>
    RecordSize = -2024,

    /// <summary>The transaction must be restarted. <c>DER_TX_RESTART</c></summary>
    TransactionRestart = -2025,

    /// <summary>Data is lost. <c>DER_DATA_LOSS</c></summary>
    DataLoss = -2026,

    /// <summary>The operation was cancelled (not retried). <c>DER_OP_CANCELED</c></summary>
    OperationCanceled = -2027,

    /// <summary>The transaction has operations in flight. <c>DER_TX_BUSY</c></summary>
    TransactionBusy = -2028,

    /// <summary>Agent and client library are incompatible. <c>DER_AGENT_INCOMPAT</c></summary>
    AgentIncompatible = -2029,

    /// <summary>A distributed transaction is needed. <c>DER_NEED_TX</c></summary>
    NeedTransaction = -2030,

    /// <summary>Failures exceed the redundancy factor. <c>DER_RF</c></summary>
    RedundancyFactor = -2031,

    /// <summary>Fetch again with another epoch. <c>DER_FETCH_AGAIN</c></summary>
    FetchAgain = -2032,

    /// <summary>The state of the transaction is unknown. <c>DER_TX_UNCERTAIN</c></summary>
    TransactionUncertain = -2033,

    /// <summary>The agent (daos_agent) cannot be reached. <c>DER_AGENT_COMM</c></summary>
    AgentCommunication = -2034,

    /// <summary>Identifiers do not match. <c>DER_ID_MISMATCH</c></summary>
    IdMismatch = -2035,

    /// <summary>The target changed; retry. <c>DER_TGT_RETRY</c></summary>
    TargetRetry = -2036,

    /// <summary>The operation is not supported. <c>DER_NOTSUPPORTED</c></summary>
    NotSupported = -2037,

    /// <summary>Control plane components are incompatible. <c>DER_CONTROL_INCOMPAT</c></summary>
    ControlIncompatible = -2038,

    /// <summary>The service is not available. <c>DER_NO_SERVICE</c></summary>
    NoService = -2039,

    /// <summary>The transaction id was used before. <c>DER_TX_ID_REUSED</c></summary>
    TransactionIdReused = -2040,

    /// <summary>Update again with another epoch. <c>DER_UPDATE_AGAIN</c></summary>
    UpdateAgain = -2041,

    /// <summary>An NVMe device failed. <c>DER_NVME_IO</c></summary>
    NvmeIO = -2042,

    /// <summary>A certificate is missing. <c>DER_NO_CERT</c></summary>
    NoCertificate = -2043,

    /// <summary>A certificate is invalid. <c>DER_BAD_CERT</c></summary>
    BadCertificate = -2044,

    /// <summary>An update was partial. <c>DER_VOS_PARTIAL_UPDATE</c></summary>
    PartialUpdate = -2045,

    /// <summary>A checkpoint is under way. <c>DER_CHKPT_BUSY</c></summary>
    CheckpointBusy = -2046,

    /// <summary>A division by zero. <c>DER_DIV_BY_ZERO</c></summary>
    DivisionByZero = -2047,

    /// <summary>The server is overloaded; retry. <c>DER_OVERLOAD_RETRY</c></summary>
    Overload = -2048,

    /// <summary>The operation cannot be resumed. <c>DER_NOT_RESUME</c></summary>
    CannotResume = -2049,

    /// <summary>The container does not exist. <c>DER_CONT_NONEXIST</c></summary>
    ContainerNotFound = -2050,

    /// <summary>The container is being destroyed. <c>DER_CONT_DESTROYING</c></summary>
    ContainerDestroying = -2051,

    /// <summary>The failure can be ignored. <c>DER_IGNORE</c></summary>
    Ignore = -2052,

    /// <summary>A failure that no code describes. <c>DER_UNKNOWN</c></summary>
    Unknown = -501000,
}
