import cytoscape, { type Core } from "cytoscape";
import fcose from "cytoscape-fcose";

cytoscape.use(fcose);

/** The other layout: what is connected attracts each other. */
export function force(cy: Core, isCrowded: boolean): void {
  const options = {
    name: "fcose",
    quality: isCrowded ? "draft" : "default",
    animate: false,
    nodeDimensionsIncludeLabels: false,
    nodeRepulsion: 9000,
    idealEdgeLength: 110,
    packComponents: false,
    tilingPaddingVertical: 18,
    tilingPaddingHorizontal: 18,
    fit: false,
  };
  cy.layout(options as cytoscape.LayoutOptions).run();
}
