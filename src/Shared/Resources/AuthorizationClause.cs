namespace WaypointDashboard.Shared.Resources;

/// <summary>A <c>source</c> or <c>operation</c> of a rule: attributes that must all match.</summary>
/// <param name="Attributes">The attributes by their field names, such as <c>principals</c> or <c>notPaths</c>; empty lists are left out.</param>
public sealed record AuthorizationClause(ValueList<AuthorizationAttribute> Attributes)
{
    /// <summary>The values of a field; empty when it is absent.</summary>
    public ValueList<string> Values(string field)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Field == field)
            {
                return attribute.Values;
            }
        }

        return [];
    }
}
