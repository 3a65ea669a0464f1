using Microsoft.AspNetCore.Http;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Reading;

/// <summary>Which objects a list or a watch is about: a namespace and both selectors.</summary>
internal sealed class ObjectFilter
{
    private readonly string? _namespace;
    private readonly LabelSelector _labels;
    private readonly FieldSelector _fields;

    private ObjectFilter(string? ns, LabelSelector labels, FieldSelector fields) => (_namespace, _labels, _fields) = (ns, labels, fields);

    /// <summary>Whether objects are left out by more than their namespace.</summary>
    public bool HasSelector => !_labels.IsEmpty || !_fields.IsEmpty;

    public string? Name => _fields.Name;

    public static (ObjectFilter? Filter, StatusError? Error) Parse(ApiRequest request, IQueryCollection query)
    {
        var (labels, labelProblem) = LabelSelector.Parse(query["labelSelector"].ToString());
        if (labels is null) return (null, StatusErrors.BadRequest(labelProblem!));
        var (fields, fieldProblem) = FieldSelector.Parse(request.Type, query["fieldSelector"].ToString());
        return fields is null ? (null, StatusErrors.BadRequest(fieldProblem!)) : (new ObjectFilter(request.NamespaceFilter, labels, fields), null);
    }

    public bool Matches(StoredObject value) => (_namespace is null || value.Namespace == _namespace) && _labels.Matches(value.Labels) && _fields.Matches(value);
}
