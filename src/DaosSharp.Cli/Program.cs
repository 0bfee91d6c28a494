using DaosSharp.Cli;

return Tool.Run(args);
