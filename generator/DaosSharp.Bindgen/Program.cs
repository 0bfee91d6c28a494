using DaosSharp.Bindgen;

if (args.Any(a => a is "-h" or "--help"))
{
    Console.WriteLine(Options.Help);
    return 0;
}

try
{
    return new Tool(Options.Parse(args), Console.Out).Run() ? 0 : 1;
}
catch (Exception e) when (e is ArgumentException or FormatException or IOException or InvalidOperationException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
