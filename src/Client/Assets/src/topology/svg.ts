import type { Core, EdgeSingular, NodeSingular } from "cytoscape";
import type { EdgeKind, NodeKind, NodeState } from "./contract";
import { badge, inlined, strip } from "./icons";
import type { Palette } from "./palette";

/** The graph as an SVG document: what is on screen and what lies outside of it, in shapes and text that stay sharp. */
export function toSvg(cy: Core, palette: Palette): string {
  const box = cy.elements().boundingBox({});
  const margin = 24;
  const frames = cy.nodes(":parent").toArray().sort((a, b) => depth(a) - depth(b)).map((node) => frame(node, palette));
  const edges = cy.edges().toArray().map((edge) => edgePath(edge, palette));
  const nodes = cy.nodes(":childless").toArray().map((node) => card(node, palette));
  const size = `${box.x1 - margin} ${box.y1 - margin} ${box.w + margin * 2} ${box.h + margin * 2}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size}" width="${Math.ceil(box.w + margin * 2)}" height="${Math.ceil(box.h + margin * 2)}" font-family="Inter,Roboto,Segoe UI,sans-serif">`,
    `<rect x="${box.x1 - margin}" y="${box.y1 - margin}" width="${box.w + margin * 2}" height="${box.h + margin * 2}" fill="${palette.canvas}"/>`,
    ...frames,
    ...edges,
    ...nodes,
    "</svg>",
  ].join("\n");
}

function frame(node: NodeSingular, palette: Palette): string {
  const { x, y } = node.position();
  const w = node.outerWidth();
  const h = node.outerHeight();
  return (
    `<rect x="${x - w / 2}" y="${y - h / 2}" width="${w}" height="${h}" rx="12" fill="${palette.frame}" stroke="${palette.frameBorder}" stroke-width="1.5"${dashes(node)}/>` +
    `<text x="${x}" y="${y - h / 2 - 8}" font-size="18" font-weight="700" text-anchor="middle" fill="${palette.text}">${escape(node.data("label") as string)}</text>`
  );
}

function card(node: NodeSingular, palette: Palette): string {
  const { x, y } = node.position();
  const w = node.width();
  const h = node.height();
  const kind = node.data("kind") as NodeKind;
  const colour = palette.states[node.data("state") as NodeState];
  const isWaypoint = kind === "waypoint" || kind === "missingWaypoint";
  const fill = kind === "waypoint" ? colour : palette.surface;
  const ink = kind === "waypoint" ? palette.onState : kind === "missingWaypoint" ? colour : palette.text;
  const outline = isWaypoint
    ? `<polygon points="${[-1, 0, -0.86, -1, 0.86, -1, 1, 0, 0.86, 1, -0.86, 1].map((value, index) => (index % 2 === 0 ? x + (value * w) / 2 : y + (value * h) / 2)).join(" ")}" fill="${fill}" stroke="${colour}" stroke-width="2"${kind === "missingWaypoint" ? ' stroke-dasharray="6 4"' : ""}/>`
    : kind === "pod"
      ? `<circle cx="${x}" cy="${y}" r="${w / 2}" fill="${fill}" stroke="${colour}" stroke-width="2.5"${dashes(node)}/>`
      : `<rect x="${x - w / 2}" y="${y - h / 2}" width="${w}" height="${h}" rx="8" fill="${fill}" stroke="${colour}" stroke-width="1.5"${dashes(node)}/>`;
  const hasStrip = !isWaypoint && kind !== "pod" && kind !== "namespaceEnrollment";
  const icon = hasStrip ? image(strip(kind, h, colour, palette.onState), x - w / 2, y - h / 2, 34, h) : "";
  const problems = badge(node.data("problems"), palette.error, palette.warning, palette.onState);
  const mark = problems ? image(problems, x + w / 2 - 13, y - h / 2 - 10, 22, 22) : "";
  return outline + icon + (kind === "pod" ? "" : lines(node.data(kind === "namespaceEnrollment" ? "label" : "text") as string, hasStrip ? x + 14 : x, y, ink)) + mark;
}

function lines(text: string, x: number, y: number, colour: string): string {
  const parts = text.split("\n");
  const top = y - ((parts.length - 1) * 15) / 2 + 4;
  return parts
    .map((part, index) => `<text x="${x}" y="${top + index * 15}" font-size="11.5" font-weight="${index === 0 ? 600 : 400}" text-anchor="middle" fill="${colour}">${escape(part)}</text>`)
    .join("");
}

function edgePath(edge: EdgeSingular, palette: Palette): string {
  const from = edge.sourceEndpoint();
  const to = edge.targetEndpoint();
  const kind = edge.data("kind") as EdgeKind;
  const colour = palette.edges[kind];
  const dash = kind === "inherited" ? "6 4" : kind === "refused" ? "12 4 2 4" : kind === "canary" ? "2 4" : "";
  const middle = edge.midpoint();
  const text = edge.data("text") as string;
  // A quadratic curve through the midpoint that is on screen.
  const control = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
  const angle = (Math.atan2(to.y - control.y, to.x - control.x) * 180) / Math.PI;
  const head = kind === "refused" ? "M0 -6V6" : "M-9 -5L0 0L-9 5";
  return (
    `<path d="M${from.x} ${from.y}Q${control.x} ${control.y} ${to.x} ${to.y}" fill="none" stroke="${colour}" stroke-width="${edge.data("isCrossNamespace") ? 2.6 : 1.8}"${dash ? ` stroke-dasharray="${dash}"` : ""}/>` +
    (kind === "selects" ? "" : `<path d="${head}" transform="translate(${to.x} ${to.y}) rotate(${angle})" fill="none" stroke="${colour}" stroke-width="2"/>`) +
    (text ? `<text x="${middle.x}" y="${middle.y - 3}" font-size="10" font-weight="600" text-anchor="middle" fill="${colour}">${escape(text)}</text>` : "")
  );
}

function image(uri: string, x: number, y: number, w: number, h: number): string {
  return `<image href="${escape(inlined(uri))}" x="${x}" y="${y}" width="${w}" height="${h}"/>`;
}

function dashes(node: NodeSingular): string {
  return node.data("mode") === "outside" ? ' stroke-dasharray="5 3"' : node.data("mode") === "mixed" ? ' stroke-dasharray="2 2"' : "";
}

function depth(node: NodeSingular): number {
  return node.ancestors().length;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
