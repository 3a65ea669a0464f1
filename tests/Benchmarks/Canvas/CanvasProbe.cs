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
            cy.on("data", "node", (happened) => waiting.push({ id: happened.target.id(), line: happened.target.data("detail"), told: Date.now() }));
            cy.on("render", () => {
              window.nodesDrawnAt ||= cy.nodes().nonempty() ? performance.now() : 0;
              const at = Date.now();
              window.linesDrawn.push(...waiting.map((line) => ({ ...line, at })));
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
