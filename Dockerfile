# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish src/Server -c Release -o /app -p:DebugType=None

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# The image has a user of its own without any rights.
USER $APP_UID
WORKDIR /app
COPY --from=build /app .
ENV WAYPOINT_DATA=/data ASPNETCORE_HTTP_PORTS= DOTNET_EnableDiagnostics=0
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["dotnet", "WaypointDashboard.Server.dll"]
CMD ["--urls", "http://+:8080", "--allow-anonymous"]
