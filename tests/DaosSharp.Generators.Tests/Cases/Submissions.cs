using DaosSharp.Generators;
using DaosSharp.Interop;

namespace Safe;

[NativeSubmissions(typeof(DaosApi))]
internal static unsafe partial class Submissions;
