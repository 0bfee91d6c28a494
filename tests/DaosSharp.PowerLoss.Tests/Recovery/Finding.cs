namespace DaosSharp.PowerLoss.Tests.Recovery;

/// <summary>An outcome and the words for it.</summary>
internal readonly record struct Finding(Outcome Outcome, string Words);
