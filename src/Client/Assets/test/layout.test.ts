import assert from "node:assert/strict";
import { test } from "node:test";
import type { TopologyEdge, TopologyNode } from "../src/topology/contract";
import { overlaps, pushApart, type Box } from "../src/topology/layout/boxes";
import { columns } from "../src/topology/layout/columns";
import { settle } from "../src/topology/layout/settle";
import { sizeOf } from "../src/topology/shapes";
import { node, shop } from "./samples";

type Part = { nodes: TopologyNode[]; edges: TopologyEdge[] };

function graph(...parts: Part[]) {
  return {
    nodes: new Map(parts.flatMap((part) => part.nodes).map((item) => [item.id, item])),
    edges: new Map(parts.flatMap((part) => part.edges).map((item) => [item.id, item])),
  };
}

function boxes(view: ReturnType<typeof graph>, places: ReadonlyMap<string, { x: number; y: number }>): Box[] {
  return [...places].map(([id, at]) => {
    const size = sizeOf(view.nodes.get(id)!);
    return { x: at.x - size.w / 2, y: at.y - size.h / 2, ...size };
  });
}

function assertNoOverlap(all: readonly Box[]) {
  for (const [index, box] of all.entries()) {
    assert.ok(!all.slice(index + 1).some((other) => overlaps(box, other, -0.5)), JSON.stringify(box));
  }
}

test("no two nodes of the columns layout overlap", () => {
  const view = graph(shop("a", 7), shop("b", 40), shop("c", 0, false), shop("d", 1), shop("e", 3, false));
  const places = columns(view, 1.6);
  assert.equal(places.size, view.nodes.size - 3);
  assertNoOverlap(boxes(view, places));
});

test("a thousand services are laid out in a shape that fits a screen", () => {
  const view = graph(shop("big", 1000));
  const all = boxes(view, columns(view, 1.6));
  const width = Math.max(...all.map((box) => box.x + box.w)) - Math.min(...all.map((box) => box.x));
  const height = Math.max(...all.map((box) => box.y + box.h)) - Math.min(...all.map((box) => box.y));
  assert.ok(width / height > 0.7 && width / height < 3, `${width} by ${height}`);
});

test("what is there stays where it is when a service is added", () => {
  const before = graph(shop("a", 5), shop("b", 5));
  const known = columns(before, 1.6);
  const after = graph(shop("a", 6), shop("b", 5));
  const places = settle(after, known, new Set(), 1.6);
  for (const id of [...known.keys()].filter((id) => id.includes("/a/"))) {
    assert.deepEqual(places.get(id), known.get(id), id);
  }

  assertNoOverlap(boxes(after, places));
});

test("opening a namespace pushes its neighbours aside as one piece and overlaps nothing", () => {
  const before = graph(shop("a", 4), shop("b", 3, false), shop("c", 4), shop("d", 2, false));
  const known = columns(before, 1.6);
  const after = graph(shop("a", 4), shop("b", 30), shop("c", 4), shop("d", 2, false));
  const places = settle(after, known, new Set(["namespace/b"]), 1.6);
  assertNoOverlap(boxes(after, places));
  const moves = [...known.keys()].filter((id) => id.includes("/c/")).map((id) => `${places.get(id)!.x - known.get(id)!.x} ${places.get(id)!.y - known.get(id)!.y}`);
  assert.equal(new Set(moves).size, 1);
});

test("a namespace that appears is put where nothing is", () => {
  const before = graph(shop("a", 4), shop("b", 4));
  const known = columns(before, 1.6);
  const after = graph(shop("a", 4), shop("b", 4), { nodes: [node("namespace/z", { kind: "namespace" })], edges: [] });
  const places = settle(after, known, new Set(), 1.6);
  known.forEach((point, id) => assert.deepEqual(places.get(id), point));
  assertNoOverlap(boxes(after, places));
});

test("boxes that are pushed apart end up apart", () => {
  const all = new Map<string, Box>();
  for (let index = 0; index < 30; index++) {
    all.set(String(index), { x: (index % 6) * 40, y: Math.floor(index / 6) * 30, w: 60 + index, h: 50 });
  }

  const moved = pushApart(all, new Set(["7"]), 10);
  assert.equal(moved.get("7"), undefined);
  assertNoOverlap([...all].map(([id, box]) => ({ ...box, x: box.x + (moved.get(id)?.x ?? 0), y: box.y + (moved.get(id)?.y ?? 0) })));
});
