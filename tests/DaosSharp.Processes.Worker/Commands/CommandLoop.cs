namespace DaosSharp.Processes.Worker.Commands;

/// <summary>Reads a call a line from the standard input and answers a line with its result.</summary>
internal static class CommandLoop
{
    public static int Run()
    {
        CallTable calls = new();
        Console.WriteLine("ready");
        while (Console.ReadLine() is { } line)
        {
            Console.WriteLine(calls.Run(line));
        }

        return 0;
    }
}
