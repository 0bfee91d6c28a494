namespace DaosSharp.Embedded.Events;

/// <summary>
/// Whether a poll without waiting that directly follows a launch runs what waits. One at a time that would be as slow as no queue
/// at all, so it leaves operations to a later poll; but a program that has one operation in flight at a time gains nothing by that.
/// So it runs them when groups came to one operation again and again, and tries now and then whether larger ones would form.
/// </summary>
internal struct RunPolicy
{
    private const int SinglesUntilEager = 4;
    private const int FirstProbe = 64;
    private const int LastProbe = 4096;

    /// <summary>Age in milliseconds at which operations are run in any case.</summary>
    private const long MostAge = 4;

    private int _singles;
    private int _eagerRuns;
    private int _probeAfter;

    /// <summary>Asks for a poll right behind a launch.</summary>
    public bool MayRun(IPendingWork work)
    {
        if (_singles >= SinglesUntilEager)
        {
            if (++_eagerRuns < _probeAfter)
            {
                return true;
            }

            // The next group decides: with one operation it is as before.
            _eagerRuns = 0;
            _singles = SinglesUntilEager - 1;
            _probeAfter = Math.Min(_probeAfter * 2, LastProbe);
        }

        return Environment.TickCount64 - work.WaitingSince > MostAge;
    }

    /// <summary>Notes the size of a group that ran.</summary>
    public void Ran(int operations)
    {
        if (operations == 1)
        {
            _singles = Math.Min(_singles + 1, SinglesUntilEager);
            _probeAfter = Math.Max(_probeAfter, FirstProbe);
        }
        else if (operations > 1)
        {
            _singles = 0;
            _probeAfter = FirstProbe;
        }
    }
}
