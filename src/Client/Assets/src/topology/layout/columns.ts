import type { TopologyEdge, TopologyNode } from "../contract";
import { isFrame, sizeOf } from "../shapes";
import { inColumns, inRows, type Box, type Point, type Size } from "./boxes";

export const framePadding = 20;
// The name of a frame stands over it.
export const frameGap = 60;
const gap = { w: 40, h: 16 };
const podGap = 10;
const lane = 96;
const cardGap = 24;

/** A namespace laid out: where its nodes are (their centres), from its own top left corner. */
export interface District extends Size {
  readonly id: string;
  readonly places: ReadonlyMap<string, Point>;
}

export interface GraphView {
  readonly nodes: ReadonlyMap<string, TopologyNode>;
  readonly edges: ReadonlyMap<string, TopologyEdge>;
}

/**
 * The layout of its own: in each namespace gateways on the left, then services, each beside the workloads that it selects;
 * namespaces in rows. What belongs together is close, edges to a waypoint all go the same way, and the same graph always looks the same.
 */
export function columns(graph: GraphView, ratio: number): Map<string, Point> {
  const districts = districtsOf(graph);
  const frames = inOrderOfUse(districts.filter((district) => !isCard(graph, district)), graph);
  const cards = districts.filter((district) => isCard(graph, district)).sort((a, b) => a.id.localeCompare(b.id));
  const best = [0.4, 0.55, 0.7, 0.85, 1, 1.2, 1.4, 1.7, 2, 2.4]
    .map((factor) => arrange(frames, cards, ratio * factor))
    .reduce((one, other) => (scale(other.size, ratio) > scale(one.size, ratio) * 1.01 ? other : one));
  const places = new Map<string, Point>();
  frames.forEach((district, index) => put(places, district, best.frames[index]!));
  cards.forEach((district, index) => put(places, district, best.cards[index]!));
  return places;
}

interface Arrangement {
  readonly frames: readonly Point[];
  readonly cards: readonly Point[];
  readonly size: Size;
}

// Frames in rows, and the cards of collapsed namespaces in rows below them.
function arrange(frames: readonly District[], cards: readonly District[], ratio: number): Arrangement {
  const upper = inRows(frames, frameGap, ratio);
  const cardsWidth = Math.max(upper.size.w, Math.sqrt(cards.reduce((sum, card) => sum + (card.w + cardGap) * (card.h + cardGap), 0) * ratio));
  const lower = inRowsOf(cards, cardGap, cardsWidth);
  const top = frames.length > 0 ? upper.size.h + frameGap : 0;
  const bottom = lower.at.reduce((most, at, index) => Math.max(most, at.y + cards[index]!.h), 0);
  return {
    frames: upper.at,
    cards: lower.at.map((at) => ({ x: at.x, y: at.y + top })),
    size: { w: Math.max(upper.size.w, lower.at.reduce((most, at, index) => Math.max(most, at.x + cards[index]!.w), 0)), h: cards.length > 0 ? top + bottom : upper.size.h },
  };
}

function scale(size: Size, ratio: number): number {
  return Math.min(ratio / Math.max(1, size.w), 1 / Math.max(1, size.h));
}

// The namespaces with the most in them first, each followed by those that use its waypoints.
function inOrderOfUse(districts: readonly District[], graph: GraphView): District[] {
  const users = new Map<string, Set<string>>();
  for (const edge of graph.edges.values()) {
    const from = topOf(edge.source, graph);
    const to = topOf(edge.target, graph);
    if (edge.isCrossNamespace && from !== to) {
      users.set(to, (users.get(to) ?? new Set()).add(from));
    }
  }

  const byId = new Map(districts.map((district) => [district.id, district]));
  const order = new Set<District>();
  const take = (district: District | undefined) => {
    if (district && !order.has(district)) {
      order.add(district);
      [...(users.get(district.id) ?? [])].sort().forEach((id) => take(byId.get(id)));
    }
  };
  [...districts].sort((a, b) => (users.get(b.id)?.size ?? 0) - (users.get(a.id)?.size ?? 0) || b.h - a.h || a.id.localeCompare(b.id)).forEach(take);
  return [...order];
}

function topOf(id: string, graph: GraphView): string {
  const parent = graph.nodes.get(id)?.parent;
  return parent ? topOf(parent, graph) : id;
}

/** Lays out each namespace by itself. */
export function districtsOf(graph: GraphView): District[] {
  const children = childrenOf(graph);
  return (children.get("") ?? []).map((node) => districtOf(node, children, graph));
}

export function childrenOf(graph: GraphView): Map<string, TopologyNode[]> {
  const children = new Map<string, TopologyNode[]>();
  for (const node of graph.nodes.values()) {
    const key = node.parent && graph.nodes.has(node.parent) ? node.parent : "";
    const list = children.get(key);
    if (list) {
      list.push(node);
    } else {
      children.set(key, [node]);
    }
  }

  for (const list of children.values()) {
    list.sort((a, b) => a.label.localeCompare(b.label) || a.id.localeCompare(b.id));
  }

  return children;
}

function districtOf(node: TopologyNode, children: ReadonlyMap<string, TopologyNode[]>, graph: GraphView): District {
  const inside = children.get(node.id) ?? [];
  const places = new Map<string, Point>();
  if (!isFrame(node) || inside.length === 0) {
    const size = sizeOf(node);
    places.set(node.id, { x: size.w / 2, y: size.h / 2 });
    return { id: node.id, ...size, places };
  }

  const gateways = inside.filter((child) => isGateway(child));
  const tags = inside.filter((child) => child.kind === "namespaceEnrollment");
  const units = unitsOf(inside.filter((child) => !isGateway(child) && child.kind !== "namespaceEnrollment"), children, graph);
  const left = stack(gateways.map(sizeOf), gap.h * 1.6);
  const body = inColumns(units, gap, 1.5);
  const tagHeight = tags.length > 0 ? sizeOf(tags[0]!).h + gap.h : 0;
  const bodyX = framePadding + (gateways.length > 0 ? left.size.w + (units.length + tags.length > 0 ? lane : 0) : 0);
  const inner = Math.max(left.size.h, body.size.h + tagHeight);
  gateways.forEach((gateway, index) => {
    const size = sizeOf(gateway);
    places.set(gateway.id, { x: framePadding + left.size.w / 2, y: framePadding + (inner - left.size.h) / 2 + left.at[index]! + size.h / 2 });
  });
  // In the lane between gateways and services, where the edge to the waypoint crosses nothing.
  const tagX = gateways.length > 0 ? bodyX - lane / 4 : bodyX + (tags[0] ? sizeOf(tags[0]).w / 2 : 0);
  tags.forEach((tag) => places.set(tag.id, { x: tagX, y: framePadding + sizeOf(tag).h / 2 }));
  units.forEach((unit, index) => {
    const at = body.at[index]!;
    for (const [id, place] of unit.places) {
      places.set(id, { x: bodyX + at.x + place.x, y: framePadding + tagHeight + at.y + place.y });
    }
  });
  const tagWidth = tags.length > 0 ? sizeOf(tags[0]!).w : 0;
  return { id: node.id, w: bodyX + Math.max(body.size.w, tagWidth) + framePadding, h: inner + framePadding * 2, places };
}

interface Unit extends Size {
  readonly places: ReadonlyMap<string, Point>;
}

// A service with the workloads that it selects and no earlier one does, side by side; what nobody selects, by itself.
function unitsOf(nodes: readonly TopologyNode[], children: ReadonlyMap<string, TopologyNode[]>, graph: GraphView): Unit[] {
  const workloads = new Map(nodes.filter((node) => node.kind === "workload").map((node) => [node.id, node]));
  const selected = new Map<string, TopologyNode[]>();
  for (const edge of graph.edges.values()) {
    const workload = edge.kind === "selects" ? workloads.get(edge.target) : undefined;
    if (workload) {
      selected.set(edge.source, [...(selected.get(edge.source) ?? []), workload]);
    }
  }

  const taken = new Set<string>();
  const units: Unit[] = [];
  for (const service of nodes.filter((node) => node.kind !== "workload")) {
    const mine = (selected.get(service.id) ?? []).filter((workload) => !taken.has(workload.id)).sort((a, b) => a.id.localeCompare(b.id));
    mine.forEach((workload) => taken.add(workload.id));
    units.push(unitOf(service, mine, children));
  }

  for (const workload of [...workloads.values()].filter((node) => !taken.has(node.id))) {
    units.push(unitOf(null, [workload], children));
  }

  return units;
}

function unitOf(service: TopologyNode | null, workloads: readonly TopologyNode[], children: ReadonlyMap<string, TopologyNode[]>): Unit {
  const places = new Map<string, Point>();
  const own = service ? sizeOf(service) : { w: 0, h: 0 };
  const blocks = workloads.map((workload) => blockOf(workload, children.get(workload.id) ?? []));
  const right = stack(blocks, gap.h);
  const h = Math.max(own.h, right.size.h);
  const x = service && blocks.length > 0 ? own.w + gap.w : own.w;
  if (service) {
    places.set(service.id, { x: own.w / 2, y: h / 2 });
  }

  blocks.forEach((block, index) => {
    for (const [id, place] of block.places) {
      places.set(id, { x: x + place.x, y: (h - right.size.h) / 2 + right.at[index]! + place.y });
    }
  });
  return { w: x + right.size.w, h, places };
}

function blockOf(workload: TopologyNode, pods: readonly TopologyNode[]): Unit {
  const own = sizeOf(workload);
  if (!workload.isExpanded || pods.length === 0) {
    return { ...own, places: new Map([[workload.id, { x: own.w / 2, y: own.h / 2 }]]) };
  }

  const sizes = pods.map(sizeOf);
  const grid = inRows(sizes, podGap, 2.2);
  const places = new Map<string, Point>();
  pods.forEach((pod, index) => {
    const at = grid.at[index]!;
    places.set(pod.id, { x: framePadding / 2 + at.x + sizes[index]!.w / 2, y: framePadding / 2 + at.y + sizes[index]!.h / 2 });
  });
  return { w: Math.max(own.w, grid.size.w + framePadding), h: grid.size.h + framePadding + 8, places };
}

function stack(sizes: readonly Size[], space: number): { at: number[]; size: Size } {
  const at: number[] = [];
  let y = 0;
  for (const size of sizes) {
    at.push(y);
    y += size.h + space;
  }

  return { at, size: { w: sizes.reduce((most, size) => Math.max(most, size.w), 0), h: Math.max(0, y - space) } };
}

function inRowsOf(sizes: readonly Size[], space: number, width: number): { at: Point[] } {
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  const at = sizes.map((size) => {
    if (x > 0 && x + size.w > width) {
      x = 0;
      y += rowHeight + space;
      rowHeight = 0;
    }

    const point = { x, y };
    x += size.w + space;
    rowHeight = Math.max(rowHeight, size.h);
    return point;
  });
  return { at };
}

function isCard(graph: GraphView, district: District): boolean {
  const node = graph.nodes.get(district.id);
  return district.places.size === 1 && node?.kind === "namespace";
}

function isGateway(node: TopologyNode): boolean {
  return node.kind === "waypoint" || node.kind === "missingWaypoint" || node.kind === "ingressGateway";
}

function put(places: Map<string, Point>, district: District, at: Point): void {
  for (const [id, place] of district.places) {
    places.set(id, { x: at.x + place.x, y: at.y + place.y });
  }
}

export function boxAround(points: Iterable<readonly [Point, Size]>, padding: number): Box {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const [point, size] of points) {
    left = Math.min(left, point.x - size.w / 2);
    top = Math.min(top, point.y - size.h / 2);
    right = Math.max(right, point.x + size.w / 2);
    bottom = Math.max(bottom, point.y + size.h / 2);
  }

  return { x: left - padding, y: top - padding, w: right - left + padding * 2, h: bottom - top + padding * 2 };
}
