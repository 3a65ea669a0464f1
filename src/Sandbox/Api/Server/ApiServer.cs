using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WaypointDashboard.Sandbox.Api.Authentication;
using WaypointDashboard.Sandbox.Api.Authorization;
using WaypointDashboard.Sandbox.Api.Discovery;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Api.Responses;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Server;

/// <summary>The Kubernetes API over HTTPS on a loopback port. HTTPS, since kubectl does not send tokens over plain HTTP.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private const int StreamsPerConnection = 250;

    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Authenticator _authenticator;
    private readonly Impersonation _impersonation;
    private readonly RbacAuthorizer _authorizer;
    private readonly ResourceHandler _resources;
    private readonly DiscoveryHandler _discovery;

    /// <param name="store">What it serves.</param>
    /// <param name="options">Who may come, and as which version it shows itself.</param>
    /// <param name="certificate">Whom it says to be.</param>
    /// <param name="port">The loopback port; 0 = any that is free.</param>
    public ApiServer(ClusterStore store, SandboxOptions options, X509Certificate2 certificate, int port)
    {
        _authenticator = new Authenticator(options.Users);
        _authorizer = new RbacAuthorizer(store);
        _impersonation = new Impersonation(_authorizer);
        _resources = new ResourceHandler(store, _authorizer, options, _stopping.Token);
        _discovery = new DiscoveryHandler(options.KubernetesVersion);

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
            kestrel.Limits.MinResponseDataRate = null; // a watch that nothing happens to is no slow client
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.UseHttps(certificate));
        });
        _application = builder.Build();
        _application.Run(HandleAsync);
    }

    public async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        await _application.StartAsync(cancellationToken);
        var addresses = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()
            ?? throw new InvalidOperationException("Kestrel does not tell its addresses.");
        return new Uri(addresses.Addresses.Single());
    }

    /// <summary>Ends as a crash does: what is open breaks off, in the middle of an answer too.</summary>
    public async Task CrashAsync()
    {
        await _application.StopAsync(new CancellationToken(canceled: true));
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _application.StopAsync();
        await _application.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache, private";
        if (_authenticator.Authenticate(http.Request) is not { } caller)
        {
            await http.Response.WriteErrorAsync(new StatusError(401, "Unauthorized", "Unauthorized"), http.RequestAborted);
            return;
        }
        var (user, error) = _impersonation.Resolve(caller, http.Request);
        if (error is not null)
        {
            await http.Response.WriteErrorAsync(error, http.RequestAborted);
            return;
        }
        var path = http.Request.Path.Value ?? "/";
        if (RequestPath.Parse(path) is { } resource)
        {
            await _resources.HandleAsync(http, user, resource);
            return;
        }
        var access = AccessRequest.Path(http.Request.Method.ToLowerInvariant(), path);
        if (!_authorizer.Authorize(user, access).Allowed) await http.Response.WriteErrorAsync(access.Denied(user), http.RequestAborted);
        else await _discovery.HandleAsync(http);
    }
}
