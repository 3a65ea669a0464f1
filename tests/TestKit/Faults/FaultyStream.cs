using System.Text;
using Microsoft.AspNetCore.Http;

namespace WaypointDashboard.TestKit.Faults;

/// <summary>Passes a watch on, an event a line, and lets one fault happen to it.</summary>
internal sealed class FaultyStream(HttpContext context, Fault fault)
{
    private const string Expired =
        """{"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too old resource version","reason":"Expired","code":410}}""";

    private readonly CancellationToken _aborted = context.RequestAborted;

    public async Task CopyAsync(Stream source)
    {
        using var reader = new StreamReader(source);
        var held = new Stack<string>();
        var count = 0;
        await context.Response.Body.FlushAsync(_aborted).ConfigureAwait(false);
        if (await BeforeFirstAsync().ConfigureAwait(false))
            return;
        while (await reader.ReadLineAsync(_aborted).ConfigureAwait(false) is { } line)
        {
            if (await BreaksAtAsync(line, count).ConfigureAwait(false))
                return;
            if (fault is Fault.Reversed reversed && count < reversed.Events)
            {
                held.Push(line);
                if (held.Count == reversed.Events)
                    await WriteAsync(string.Concat(held.Select(text => text + "\n"))).ConfigureAwait(false);
            }
            else
            {
                await WriteAsync(fault is Fault.Twice ? $"{line}\n{line}\n" : $"{line}\n").ConfigureAwait(false);
            }

            count++;
            if (await BreaksAfterAsync(count).ConfigureAwait(false))
                return;
        }
    }

    private Task<bool> BeforeFirstAsync() => BreaksAfterAsync(0);

    private async Task<bool> BreaksAtAsync(string line, int count)
    {
        switch (fault)
        {
            case Fault.Cut { MidEvent: true } cut when count == cut.Events:
                await WriteAsync(line[..(line.Length / 2)]).ConfigureAwait(false);
                return true;
            case Fault.HalfEvent half when count == half.Events:
                await WriteAsync(line[..(line.Length / 2)]).ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }

    private async Task<bool> BreaksAfterAsync(int count)
    {
        switch (fault)
        {
            case Fault.Cut { MidEvent: false } cut when count == cut.Events:
                return true;
            case Fault.Stall stall when count == stall.Events:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return true;
            case Fault.Expire expire when count == expire.Events:
                await WriteAsync(Expired + "\n").ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }

    private async Task WriteAsync(string text)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), _aborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(_aborted).ConfigureAwait(false);
    }
}
