import type { MeshMode, NodeKind, ProblemCounts } from "./contract";

// Drawn on a 24 by 24 grid, in strokes, so that they read at small sizes.
const glyphs: Readonly<Record<NodeKind, string>> = {
  namespace: '<path d="M4 7h6l2 2h8v9H4z"/>',
  namespaceEnrollment: '<path d="M5 6h8l6 6-6 6H5z"/><circle cx="9" cy="12" r="1.4"/>',
  service: '<circle cx="12" cy="6" r="2.5"/><circle cx="6" cy="17" r="2.5"/><circle cx="18" cy="17" r="2.5"/><path d="M12 8.5V12M12 12l-4.5 3M12 12l4.5 3"/>',
  serviceEntry: '<circle cx="12" cy="12" r="8"/><path d="M4 12h16M12 4c5 5 5 11 0 16M12 4c-5 5-5 11 0 16"/>',
  workload: '<path d="M12 4l7 4v8l-7 4-7-4V8z"/><path d="M5 8l7 4 7-4M12 12v8"/>',
  pod: '<circle cx="12" cy="12" r="7"/>',
  waypoint: '<path d="M12 3v18M12 6h6l2.5 2.5L18 11h-6zM12 12H6L3.500 14.500 6 17h6z"/>',
  missingWaypoint: '<path d="M9 9a3 3 0 1 1 4 3c-1 .5-1 1-1 2M12 18v.5"/>',
  ingressGateway: '<path d="M3 12h9M9 8l4 4-4 4M14 5h6v14h-6"/>',
};

const modes: Readonly<Record<MeshMode, string>> = {
  ambient: '<path d="M4 14c2.700-4 5.300-4 8 0s5.300 4 8 0M4 8c2.700-4 5.300-4 8 0s5.300 4 8 0"/>',
  sidecar: '<rect x="4" y="6" width="9" height="12" rx="1.500"/><rect x="15.500" y="10" width="5" height="8" rx="1"/>',
  outside: '<circle cx="12" cy="12" r="8" stroke-dasharray="3 3"/><path d="M7 17L17 7"/>',
  mixed: '<path d="M4 9c2.700-4 5.300-4 8 0s5.300 4 8 0"/><rect x="7" y="13" width="6" height="7" rx="1"/><rect x="15" y="15" width="4" height="5" rx="1"/>',
};

const cache = new Map<string, string>();
const documents = new Map<string, string>();

/** The strip on the left of a card: its kind's glyph on its state's colour. */
export function strip(kind: NodeKind, height: number, colour: string, ink: string): string {
  return uri(34, height, `<rect width="34" height="${height}" fill="${colour}"/><g transform="translate(7 ${height / 2 - 10}) scale(.8333)" ${stroke(ink, 1.9)}>${glyphs[kind]}</g>`);
}

/** A picture of nothing, for the place of one that is not needed. */
export function blank(): string {
  return uri(2, 2, "");
}

/** A kind's glyph by itself. */
export function glyph(kind: NodeKind, colour: string): string {
  return uri(24, 24, `<g ${stroke(colour, 1.8)}>${glyphs[kind]}</g>`);
}

/** How a node takes part in the mesh. */
export function modeMark(mode: MeshMode, colour: string): string {
  return uri(24, 24, `<g ${stroke(colour, 2)}>${modes[mode]}</g>`);
}

/** Plus or minus: opens or closes. */
export function opener(isOpen: boolean, colour: string, surface: string): string {
  const cross = isOpen ? "M8 12h8" : "M8 12h8M12 8v8";
  return uri(24, 24, `<circle cx="12" cy="12" r="9" fill="${surface}" stroke="${colour}" stroke-width="1.600"/><path d="${cross}" ${stroke(colour, 2)}/>`);
}

/** Errors in a disc, warnings in a triangle, each with a number: told apart by shape as well as by colour. */
export function badge(problems: ProblemCounts, error: string, warning: string, ink: string): string | null {
  const [count, isError] = problems.errors > 0 ? [problems.errors, true] : [problems.warnings, false];
  if (count === 0) {
    return null;
  }

  const shape = isError
    ? `<circle cx="13" cy="13" r="11" fill="${error}" stroke="${ink}" stroke-width="1.500"/>`
    : `<path d="M13 2l12 21H1z" fill="${warning}" stroke="${ink}" stroke-width="1.500" stroke-linejoin="round"/>`;
  const text = count > 99 ? "99+" : String(count);
  const size = text.length > 2 ? 9 : 12;
  return uri(26, 26, `${shape}<text x="13" y="${isError ? 17 : 20}" font-family="system-ui,sans-serif" font-weight="700" font-size="${size}" text-anchor="middle" fill="${ink}">${text}</text>`);
}

function stroke(colour: string, width: number): string {
  return `fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"`;
}

// Cytoscape compares and hashes these addresses for every node, again and again: a short one takes a tenth of the time.
function uri(width: number, height: number, body: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * 2}" height="${height * 2}" viewBox="0 0 ${width} ${height}">${body}</svg>`;
  let found = cache.get(svg);
  if (!found) {
    found = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    cache.set(svg, found);
    documents.set(found, svg);
  }

  return found;
}

/** The same picture in a form that a file can carry. */
export function inlined(address: string): string {
  return `data:image/svg+xml;utf8,${encodeURIComponent(documents.get(address) ?? "")}`;
}
