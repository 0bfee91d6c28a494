using DaosSharp.Processes.Worker.Commands;
using DaosSharp.Processes.Worker.Mixed;
using DaosSharp.Processes.Worker.Writing;

// One process of a test with several.
//   commands                        carries out calls that it is told, one a line
//   write SYSTEM SLOT ACKS SEED     writes what a checker can verify, until its input ends or it is killed
//   mixed SYSTEM SLOT THREADS       a fixed amount of work of all kinds
return args switch
{
    ["commands"] => CommandLoop.Run(),
    ["write", var system, var slot, var acks, var seed] => new WriterRun(system, int.Parse(slot), acks, int.Parse(seed)).Run(),
    ["mixed", var system, var slot, var threads] => new MixedRun(system, int.Parse(slot), int.Parse(threads)).Run(),
    _ => 2,
};
