import type { TopologyNode } from "../contract";
import { isFrame, sizeOf } from "../shapes";
import { overlaps, pushApart, type Box, type Point } from "./boxes";
import { boxAround, childrenOf, columns, districtsOf, frameGap, framePadding, type District, type GraphView } from "./columns";

const rowGap = 20;
const frameTitle = 28;

/**
 * Places what is new and leaves the rest where it is. A namespace that opens pushes its neighbours aside as one piece;
 * it is laid out afresh only when it has just been opened, or when something in it was opened or closed.
 * Returns the centres of all nodes that are not frames.
 */
export function settle(graph: GraphView, known: ReadonlyMap<string, Point>, reopened: ReadonlySet<string>, ratio: number): Map<string, Point> {
  if (isStrange(graph, known)) {
    return withOpened(graph, known, reopened, ratio) ?? columns(graph, ratio);
  }

  return place(graph, known, reopened);
}

/** Whether so little of it has a place that all of it is laid out afresh. */
export function isStrange(graph: GraphView, known: ReadonlyMap<string, Point>): boolean {
  const children = childrenOf(graph);
  const leaves = [...graph.nodes.values()].filter((node) => !isFrame(node) || !children.has(node.id));
  const kept = leaves.filter((node) => known.has(node.id)).length;
  return kept === 0 || kept * 4 < leaves.length;
}

// When one namespace opens on a small canvas most nodes are new, and yet the others must not jump.
function withOpened(graph: GraphView, known: ReadonlyMap<string, Point>, reopened: ReadonlySet<string>, ratio: number): Map<string, Point> | null {
  const tops = [...graph.nodes.values()].filter((node) => !node.parent);
  const anchored = tops.filter((node) => known.has(node.id) || reopened.has(node.id)).length;
  return reopened.size > 0 && reopened.size < 3 && ratio > 0 && anchored * 2 > tops.length ? place(graph, known, reopened) : null;
}

function place(graph: GraphView, known: ReadonlyMap<string, Point>, reopened: ReadonlySet<string>): Map<string, Point> {
  const places = new Map<string, Point>();
  const boxes = new Map<string, Box>();
  const members = new Map<string, string[]>();
  const grown: string[] = [];
  const strangers: District[] = [];
  const children = childrenOf(graph);
  for (const district of districtsOf(graph)) {
    const ids = [...district.places.keys()];
    members.set(district.id, ids);
    const old = ids.filter((id) => known.has(id));
    const anchor = anchorOf(district, graph, known, children);
    if ((old.length === 0 || reopened.has(district.id)) && anchor) {
      ids.forEach((id) => places.set(id, shift(district.places.get(id)!, anchor)));
      grown.push(district.id);
    } else if (old.length === 0) {
      strangers.push(district);
      continue;
    } else if (keep(district, graph, known, places)) {
      grown.push(district.id);
    }

    boxes.set(district.id, boxOf(ids, graph, places));
  }

  separate(boxes, grown, members, places);
  settleStrangers(strangers, boxes, places);
  return places;
}

// Where a namespace's top left corner was, as a card or as a frame.
function anchorOf(district: District, graph: GraphView, known: ReadonlyMap<string, Point>, children: ReadonlyMap<string, TopologyNode[]>): Point | null {
  const node = graph.nodes.get(district.id)!;
  const corner = known.get(`corner:${district.id}`);
  if (corner) {
    return corner;
  }

  const card = known.get(district.id);
  const size = sizeOf({ ...node, isExpanded: false });
  return card && children.has(district.id) ? { x: card.x - size.w / 2, y: card.y - size.h / 2 } : null;
}

// Keeps old places; a newcomer takes its place in the layout when that is free, else a new row at the bottom.
function keep(district: District, graph: GraphView, known: ReadonlyMap<string, Point>, places: Map<string, Point>): boolean {
  const taken: Box[] = [];
  const newcomers: string[] = [];
  for (const id of district.places.keys()) {
    const point = known.get(id);
    if (point) {
      places.set(id, point);
      taken.push(nodeBox(id, point, graph));
    } else {
      newcomers.push(id);
    }
  }

  if (newcomers.length === 0) {
    return false;
  }

  const old = hull(taken);
  const bottom = old.y + old.h + rowGap;
  for (const id of newcomers) {
    const size = sizeOf(graph.nodes.get(id)!);
    let point = { x: old.x + district.places.get(id)!.x - framePadding, y: old.y + district.places.get(id)!.y - framePadding };
    if (taken.some((box) => overlaps(box, nodeBox(id, point, graph), rowGap / 2))) {
      point = { x: point.x, y: bottom + size.h / 2 };
      while (taken.some((box) => overlaps(box, nodeBox(id, point, graph), rowGap / 2))) {
        point = { x: point.x, y: point.y + size.h + rowGap };
      }
    }

    places.set(id, point);
    taken.push(nodeBox(id, point, graph));
  }

  return true;
}

function separate(boxes: Map<string, Box>, grown: readonly string[], members: ReadonlyMap<string, string[]>, places: Map<string, Point>): void {
  const first = grown[0];
  if (first === undefined) {
    return;
  }

  for (const [id, by] of pushApart(boxes, new Set([first]), frameGap / 2)) {
    boxes.set(id, { ...boxes.get(id)!, x: boxes.get(id)!.x + by.x, y: boxes.get(id)!.y + by.y });
    for (const member of members.get(id) ?? []) {
      const point = places.get(member);
      if (point) {
        places.set(member, shift(point, by));
      }
    }
  }
}

function settleStrangers(strangers: readonly District[], boxes: ReadonlyMap<string, Box>, places: Map<string, Point>): void {
  const all = hull([...boxes.values()]);
  let x = all.x;
  for (const district of strangers) {
    for (const [id, point] of district.places) {
      places.set(id, shift(point, { x, y: all.y + all.h + frameGap }));
    }

    x += district.w + frameGap;
  }
}

function boxOf(ids: readonly string[], graph: GraphView, places: ReadonlyMap<string, Point>): Box {
  const isCard = ids.length === 1 && graph.nodes.get(ids[0]!)?.parent === undefined;
  const box = boxAround(ids.map((id) => [places.get(id)!, sizeOf(graph.nodes.get(id)!)] as const), isCard ? 0 : framePadding);
  return isCard ? box : { ...box, y: box.y - frameTitle, h: box.h + frameTitle };
}

function nodeBox(id: string, point: Point, graph: GraphView): Box {
  return boxAround([[point, sizeOf(graph.nodes.get(id)!)]], 0);
}

function hull(boxes: readonly Box[]): Box {
  return boxes.length === 0
    ? { x: 0, y: 0, w: 0, h: 0 }
    : boxAround(boxes.map((box) => [{ x: box.x + box.w / 2, y: box.y + box.h / 2 }, box] as const), 0);
}

function shift(point: Point, by: Point): Point {
  return { x: point.x + by.x, y: point.y + by.y };
}
