using Microsoft.AspNetCore.Http;
using WaypointDashboard.Sandbox.Api.Authentication;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Api.Responses;
using WaypointDashboard.Sandbox.Api.Tables;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api;

/// <summary>All that a handler needs to answer one request for a resource.</summary>
internal sealed class ApiContext
{
    public ApiContext(HttpContext http, ApiUser user, ApiRequest request, ObjectRepresentation representation, TimeProvider time, CancellationToken stopping)
    {
        (Http, User, Request, Representation, Time, Stopping) = (http, user, request, representation, time, stopping);
        Table = new TableBuilder(request.Type, request.ApiVersion, http.Request.Query, time);
        Encoder = new ObjectEncoder(request, representation, Table);
    }

    public HttpContext Http { get; }

    public ApiUser User { get; }

    public ApiRequest Request { get; }

    public ObjectRepresentation Representation { get; }

    public TimeProvider Time { get; }

    /// <summary>The cluster goes down: long answers end.</summary>
    public CancellationToken Stopping { get; }

    public TableBuilder Table { get; }

    public ObjectEncoder Encoder { get; }

    public ResourceType Type => Request.Type;

    public CancellationToken Aborted => Http.RequestAborted;

    public string Query(string name) => Http.Request.Query[name].ToString();

    public bool Flag(string name) => Query(name) is "true" or "1" or "t" or "T" or "True" or "TRUE";

    public Task FailAsync(StatusError error) => Http.Response.WriteErrorAsync(error, Aborted);

    public Task SendAsync(int code, StoredObject value) => Http.Response.WriteBytesAsync(code, Encoder.Encode(value), Aborted);
}
