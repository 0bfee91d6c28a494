using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Async;

/// <summary>A struct of arguments for each asynchronous function of the table.</summary>
[NativeSubmissions(typeof(DaosApi))]
internal static unsafe partial class Submissions;
