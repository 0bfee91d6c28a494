using System.Runtime.CompilerServices;

// Stack buffers for keys and ranges are written before they are read; zeroing them would cost more than the rest of a small call.
[module: SkipLocalsInit]
