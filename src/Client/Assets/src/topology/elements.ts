import type { ElementDefinition } from "cytoscape";
import type { Mark, TopologyEdge, TopologyNode } from "./contract";
import { sizeOf } from "./shapes";

/** What cytoscape keeps of a node. */
export function nodeData(node: TopologyNode): Record<string, unknown> {
  const size = sizeOf(node);
  return { ...node, mark: node.mark ?? null, parent: node.parent ?? null, w: size.w, h: size.h, text: textOf(node) };
}

/** What cytoscape keeps of an edge. */
export function edgeData(edge: TopologyEdge): Record<string, unknown> {
  return { ...edge, mark: edge.mark ?? null, text: edgeText(edge) };
}

export function nodeElement(node: TopologyNode, position: { x: number; y: number } | undefined): ElementDefinition {
  return { group: "nodes", data: nodeData(node) as ElementDefinition["data"], ...(position ? { position: { ...position } } : {}) };
}

export function edgeElement(edge: TopologyEdge): ElementDefinition {
  return { group: "edges", data: edgeData(edge) as ElementDefinition["data"] };
}

/** What stands in a card: the name, and a second line. */
export function textOf(node: TopologyNode): string {
  if (node.kind === "namespaceEnrollment") {
    return marked(node.mark, node.label);
  }

  const name = shorten(node.label, node.kind === "namespace" ? 24 : 20);
  const isGateway = node.kind === "waypoint" || node.kind === "missingWaypoint";
  const second = node.kind === "namespace" ? countsText(node) : shorten(marked(node.mark, node.detail), isGateway ? 20 : 24);
  return second.length > 0 ? `${name}\n${second}` : name;
}

function countsText(node: TopologyNode): string {
  const { services, pods, waypoints } = node.counts;
  const first = [count(services, "service"), count(pods, "pod")].filter((part) => part.length > 0).join(" · ");
  const second = count(waypoints, "waypoint");
  return [first, second].filter((part) => part.length > 0).join("\n") || "empty";
}

function count(amount: number, word: string): string {
  return amount === 0 ? "" : `${amount.toLocaleString("en")} ${word}${amount === 1 ? "" : "s"}`;
}

/** What stands on an edge: the reason of a refusal, the share of a canary, how many it stands for. */
export function edgeText(edge: TopologyEdge): string {
  return marked(edge.mark, ownText(edge));
}

const markWords: Record<Mark, string> = { gained: "+ new", lost: "− ends", changed: "≠ changes" };

function marked(mark: Mark | undefined, text: string): string {
  return [mark ? markWords[mark] : "", text].filter((part) => part).join(" · ");
}

function ownText(edge: TopologyEdge): string {
  const many = edge.count > 1 ? `×${edge.count}` : "";
  switch (edge.kind) {
    case "refused":
      return [words(edge.reason ?? "refused"), many].filter((part) => part).join(" ");
    case "canary":
      return [edge.weight === undefined ? "canary" : `canary ${edge.weight} %`, many].filter((part) => part).join(" ");
    default:
      return many;
  }
}

/** `attachmentDenied` as `attachment denied`. */
export function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
