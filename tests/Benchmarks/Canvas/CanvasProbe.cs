namespace WaypointDashboard.Benchmarks.Canvas;

/// <summary>Looks at the canvas from outside, by what cytoscape itself leaves at its element and tells of its nodes.</summary>
internal static class CanvasProbe
{
    /// <summary>
    /// Notes when the canvas has drawn its first nodes, and from then on the second line of every node that changes, with the time at which the frame was drawn that shows it.
    /// </summary>
    public const string Script = """
        (() => {
          window.nodesDrawnAt = 0;
          window.linesDrawn = [];
          const listen = (cy) => {
            let waiting = [];
            cy.on("data", "node", (happened) => waiting.push([happened.target.id(), happened.target.data("detail")]));
            cy.on("render", () => {
              window.nodesDrawnAt ||= cy.nodes().nonempty() ? performance.now() : 0;
              const now = Date.now();
              window.linesDrawn.push(...waiting.map(([id, line]) => ({ id, line, at: now })));
              waiting = [];
            });
          };
          const look = () => {
            const cy = document.querySelector(".topology-host")?._cyreg?.cy;
            cy ? listen(cy) : requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        })();
        """;
}
