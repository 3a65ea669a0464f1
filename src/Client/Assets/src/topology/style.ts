import type { NodeSingular, StylesheetJson } from "cytoscape";
import type { MeshMode, NodeKind, NodeState, ProblemCounts } from "./contract";
import { badge, blank, glyph, modeMark, opener, strip } from "./icons";
import type { Palette } from "./palette";

const font = "Inter, Roboto, Helvetica, Arial, sans-serif";
// A hexagon that is wider than high, which nothing else has.
const waypointShape = "-1 0 -0.86 -1 0.86 -1 1 0 0.86 1 -0.86 1";

/** How everything is drawn. State is told by colour and by the second line; mesh mode by border and mark; edges by line, ends and text. */
export function stylesheet(palette: Palette): StylesheetJson {
  return [...nodeStyles(palette), ...edgeStyles(palette), ...emphasis(palette)] as unknown as StylesheetJson;
}

function nodeStyles(palette: Palette) {
  const state = (node: NodeSingular) => palette.states[node.data("state") as NodeState];
  return [
    {
      selector: "node",
      style: {
        width: "data(w)",
        height: "data(h)",
        shape: "round-rectangle",
        "corner-radius": 8,
        "background-color": palette.surface,
        "border-width": 1.5,
        "border-color": state,
        label: "data(text)",
        color: palette.text,
        "font-family": font,
        "font-size": 12.5,
        "font-weight": 500,
        "line-height": 1.3,
        "text-wrap": "wrap",
        "text-max-width": "150px",
        "text-valign": "center",
        "text-halign": "center",
        "text-justification": "left",
        "text-margin-x": 14,
        "min-zoomed-font-size": 4,
        "background-image": (node: NodeSingular) => cardImages(node, palette),
        "background-fit": "none",
        "background-clip": ["node", "none", "none", "none"],
        "background-image-containment": ["inside", "over", "over", "over"],
        "background-width": ["34px", "15px", "22px", "18px"],
        "background-height": ["100%", "15px", "22px", "18px"],
        "background-position-x": ["0%", "100%", "100%", "100%"],
        "background-position-y": ["50%", "100%", "0%", "50%"],
        "background-offset-x": [0, -5, 9, -6],
        "background-offset-y": [0, -4, -10, 0],
        "bounds-expansion": 12,
      },
    },
    { selector: 'node[mode = "sidecar"]', style: { "border-style": "double", "border-width": 4.5 } },
    { selector: 'node[mode = "outside"]', style: { "border-style": "dashed" } },
    { selector: 'node[mode = "mixed"]', style: { "border-style": "dotted", "border-width": 2.5 } },
    { selector: 'node[state = "optedOut"], node[state = "notInMesh"]', style: { color: palette.muted } },
    { selector: 'node[kind = "namespace"]', style: { "corner-radius": 12, "font-size": 13.5, "font-weight": 600, "border-width": 2, "text-max-width": "170px", "text-margin-x": 4 } },
    {
      selector: 'node[kind = "waypoint"], node[kind = "missingWaypoint"]',
      style: {
        shape: "polygon",
        "shape-polygon-points": waypointShape,
        "background-color": state,
        "border-color": state,
        "border-style": "solid",
        "border-width": 2,
        color: palette.onState,
        "font-weight": 600,
        "text-margin-x": 10,
        "text-max-width": "140px",
        "background-image": (node: NodeSingular) => gatewayImages(node, palette, palette.onState),
        "background-width": ["22px", "22px"],
        "background-height": ["22px", "22px"],
        "background-position-x": ["0%", "100%"],
        "background-position-y": ["50%", "0%"],
        "background-offset-x": [18, 0],
        "background-offset-y": [0, -9],
        "background-clip": ["none", "none"],
        "background-image-containment": ["over", "over"],
      },
    },
    {
      selector: 'node[kind = "missingWaypoint"]',
      style: {
        "background-color": palette.surface,
        "border-style": "dashed",
        color: state,
        "background-image": (node: NodeSingular) => gatewayImages(node, palette, palette.states[node.data("state") as NodeState]),
      },
    },
    { selector: 'node[kind = "ingressGateway"]', style: { shape: "round-tag", "border-style": "solid" } },
    { selector: 'node[kind = "serviceEntry"]', style: { shape: "cut-rectangle" } },
    { selector: 'node[kind = "workload"]', style: { "corner-radius": 3 } },
    {
      selector: 'node[kind = "namespaceEnrollment"]',
      style: { shape: "round-tag", label: "data(text)", "font-size": 11, "text-margin-x": 0, "background-image": "none", "background-color": palette.inner },
    },
    {
      selector: 'node[kind = "pod"]',
      style: {
        shape: "ellipse",
        label: "data(label)",
        "font-size": 7,
        "min-zoomed-font-size": 9,
        "text-valign": "bottom",
        "text-margin-x": 0,
        "text-margin-y": 1,
        "text-max-width": "34px",
        "text-wrap": "ellipsis",
        "text-justification": "center",
        "border-width": 2.5,
        "bounds-expansion": 4,
        "background-image": (node: NodeSingular) => podImages(node, palette),
        "background-width": ["14px", "14px"],
        "background-height": ["14px", "14px"],
        "background-position-x": ["50%", "100%"],
        "background-position-y": ["50%", "0%"],
        "background-offset-x": [0, 5],
        "background-offset-y": [0, -5],
        "background-clip": ["none", "none"],
      },
    },
    {
      selector: "node:parent",
      style: {
        "background-color": palette.frame,
        "border-color": palette.frameBorder,
        label: "data(label)",
        "font-size": 18,
        "font-weight": 700,
        "text-valign": "top",
        "text-halign": "center",
        "text-margin-x": 0,
        "text-margin-y": -6,
        "text-wrap": "none",
        "text-justification": "center",
        padding: "20px",
        "background-image": (node: NodeSingular) => frameImages(node, palette),
        "background-width": ["22px", "22px", "20px"],
        "background-height": ["22px", "22px", "20px"],
        "background-position-x": ["100%", "0%", "0%"],
        "background-position-y": ["0%", "0%", "0%"],
        "background-offset-x": [-6, -9, 16],
        "background-offset-y": [6, -10, 6],
        "background-clip": ["none", "none", "none"],
        "background-image-containment": ["over", "over", "over"],
      },
    },
    {
      selector: 'node[kind = "workload"]:parent',
      style: { "background-color": palette.inner, padding: "10px", "font-size": 11, "font-weight": 600, "text-margin-y": -2 },
    },
  ];
}

function edgeStyles(palette: Palette) {
  return [
    {
      selector: "edge",
      style: {
        width: 2,
        "curve-style": "bezier",
        "line-color": palette.edges.own,
        "target-arrow-color": palette.edges.own,
        "source-arrow-color": palette.edges.own,
        "target-arrow-shape": "triangle",
        "arrow-scale": 1.1,
        label: "data(text)",
        "font-family": font,
        "font-size": 10,
        "font-weight": 600,
        color: palette.text,
        "text-background-color": palette.canvas,
        "text-background-opacity": 0.9,
        "text-background-padding": "2px",
        "text-background-shape": "round-rectangle",
        // What nobody can read yet would only lie over the cards, which say the same.
        "min-zoomed-font-size": 7.5,
        "text-rotation": "autorotate",
      },
    },
    line("inherited", palette.edges.inherited, { "line-style": "dashed", "line-dash-pattern": [6, 4], width: 1.4, opacity: 0.7, "target-arrow-fill": "hollow" }),
    line("canary", palette.edges.canary, { "line-style": "dotted", width: 2.6, "target-arrow-shape": "vee", color: palette.edges.canary }),
    line("refused", palette.edges.refused, {
      "line-style": "dashed",
      "line-dash-pattern": [12, 4, 2, 4],
      width: 2,
      "target-arrow-shape": "tee",
      color: palette.edges.refused,
    }),
    line("selects", palette.edges.selects, { width: 1.3, "target-arrow-shape": "circle", "arrow-scale": 0.6, "curve-style": "straight" }),
    { selector: "edge[?isCrossNamespace]", style: { "source-arrow-shape": "diamond", width: 2.6 } },
  ];
}

function line(kind: string, colour: string, style: Record<string, unknown>) {
  return {
    selector: `edge[kind = "${kind}"]`,
    style: { "line-color": colour, "target-arrow-color": colour, "source-arrow-color": colour, ...style },
  };
}

function emphasis(palette: Palette) {
  return [
    { selector: "node[?mark]:childless", style: { "outline-color": palette.selection, "outline-width": 3, "outline-offset": 3 } },
    { selector: 'node[mark = "lost"]:childless', style: { "outline-style": "dashed" } },
    { selector: 'node[mark = "changed"]:childless', style: { "outline-style": "dotted" } },
    { selector: "edge[?mark]", style: { width: 3.5, opacity: 1, "font-size": 12, "min-zoomed-font-size": 4, "underlay-color": palette.flash, "underlay-opacity": 0.35, "underlay-padding": 4 } },
    { selector: ".found", style: { "underlay-color": palette.flash, "underlay-opacity": 0.35, "underlay-padding": 7 } },
    { selector: "edge.near", style: { width: 3.5, opacity: 1, "z-index": 20 } },
    { selector: ".dimmed", style: { opacity: 0.22 } },
    { selector: "node:parent.dimmed", style: { opacity: 0.6 } },
    { selector: "node:selected", style: { "outline-color": palette.selection, "outline-width": 3, "outline-offset": 3 } },
    { selector: "edge:selected", style: { "underlay-color": palette.selection, "underlay-opacity": 0.35, "underlay-padding": 4 } },
    { selector: ".flash", style: { "underlay-color": palette.flash, "underlay-opacity": 0.55, "underlay-padding": 9 } },
    { selector: "node.step", style: { "outline-color": palette.selection, "outline-width": 4, "outline-offset": 2, opacity: 1 } },
    {
      selector: "edge.step",
      style: {
        "line-color": palette.selection,
        "target-arrow-color": palette.selection,
        "target-arrow-shape": "triangle",
        "line-style": "solid",
        width: 5,
        opacity: 1,
        "z-index": 30,
        color: palette.selection,
      },
    },
    { selector: "edge.step.part", style: { "line-style": "dotted", width: 4 } },
    { selector: "core", style: { "selection-box-color": palette.selection, "active-bg-color": palette.selection, "active-bg-opacity": 0.1, "outside-texture-bg-color": palette.canvas } },
  ];
}

function cardImages(node: NodeSingular, palette: Palette): string[] {
  const images = [
    strip(node.data("kind") as NodeKind, node.data("h") as number, palette.states[node.data("state") as NodeState], palette.onState),
    modeMark(node.data("mode") as MeshMode, palette.muted),
    problemMark(node, palette),
  ];
  return node.data("canExpand") && node.data("kind") === "namespace" ? [...images, opener(false, palette.muted, palette.surface)] : images;
}

function gatewayImages(node: NodeSingular, palette: Palette, ink: string): string[] {
  return [glyph(node.data("kind") as NodeKind, ink), problemMark(node, palette)];
}

function podImages(node: NodeSingular, palette: Palette): string[] {
  return [modeMark(node.data("mode") as MeshMode, palette.states[node.data("state") as NodeState]), problemMark(node, palette)];
}

function frameImages(node: NodeSingular, palette: Palette): string[] {
  return [opener(true, palette.muted, palette.surface), problemMark(node, palette), modeMark(node.data("mode") as MeshMode, palette.muted)];
}

function problemMark(node: NodeSingular, palette: Palette): string {
  return badge(node.data("problems") as ProblemCounts, palette.error, palette.warning, palette.onState) ?? blank();
}
