using System.Text;
using WaypointDashboard.Client.Yaml;
using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>A plan as a shell would take it.</summary>
public static class CommandText
{
    /// <summary>All commands, one after the other; objects that are fed to one stand in a here-document.</summary>
    public static string Of(ChangePlan plan)
    {
        var text = new StringBuilder();
        foreach (var command in ChangeCommands.Of(plan))
        {
            if (command.Input is { } input)
            {
                text.Append(command.Text).Append(" <<'EOF'\n").Append(YamlText.FromJson(input)).Append("EOF\n");
            }
            else
            {
                text.Append(command.Text).Append('\n');
            }
        }

        return text.ToString();
    }
}
