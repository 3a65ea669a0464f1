using YamlDotNet.Core;

namespace WaypointDashboard.Client.Yaml;

/// <summary>What is wrong with a text, in an operator's words.</summary>
internal static class YamlWords
{
    /// <summary>The parser's words, without its own account of where.</summary>
    public static string Of(YamlException exception)
    {
        var message = (exception.InnerException ?? exception).Message;
        var end = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        message = end < 0 ? message : message[(end + 3)..];
        return message.Contains("tab", StringComparison.OrdinalIgnoreCase) ? $"{message} Indent with spaces." : message;
    }
}
