import type { CollectionReturnValue, Core } from "cytoscape";
import type { Box } from "./layout/boxes";
import type { Palette } from "./palette";

const mostPixels = 12_000;

/** What has room is not blown up beyond the size at which it is read best. */
const mostZoom = 1.2;

/** Whether the operator would see any node at all. */
export function isAnythingOnScreen(cy: Core): boolean {
  const seen = cy.extent();
  return cy.nodes().toArray().some((node) => {
    const at = node.position();
    return at.x > seen.x1 && at.x < seen.x2 && at.y > seen.y1 && at.y < seen.y2;
  });
}

/** The zoom at which some of the graph fills the screen, within a margin in pixels. */
export function zoomFor(cy: Core, some: CollectionReturnValue, margin: number): number {
  const box = some.boundingBox({});
  return Math.min(mostZoom, (cy.width() - 2 * margin) / Math.max(1, box.w), (cy.height() - 2 * margin) / Math.max(1, box.h));
}

/** Shows a part of the plane, at its size or smaller, in the middle of the screen. */
export function showBox(cy: Core, box: Box): void {
  const zoom = Math.min(mostZoom, cy.width() / box.w, cy.height() / box.h);
  cy.viewport({ zoom, pan: { x: cy.width() / 2 - (box.x + box.w / 2) * zoom, y: cy.height() / 2 - (box.y + box.h / 2) * zoom } });
}

/** All of the graph as a picture, twice as fine as on screen where that is not too large for a canvas. */
export function toPng(cy: Core, palette: Palette): Blob {
  const size = cy.elements().boundingBox({});
  const scale = Math.min(2, mostPixels / Math.max(size.w, size.h, 1));
  return cy.png({ output: "blob", full: true, scale, bg: palette.canvas }) as unknown as Blob;
}
