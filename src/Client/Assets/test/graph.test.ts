import assert from "node:assert/strict";
import { test } from "node:test";
import { Graph } from "../src/topology/graph";
import { delta, edge, node } from "./samples";

test("a whole graph adds everything", () => {
  const graph = new Graph();
  const change = graph.apply(delta(0, 1, { addedNodes: [node("namespace/a")], addedEdges: [edge("bound:x>y")] }));
  assert.equal(change?.addedNodes.length, 1);
  assert.equal(graph.version, 1);
});

test("a step that does not start here is refused", () => {
  const graph = new Graph();
  graph.apply(delta(0, 1, {}));
  assert.equal(graph.apply(delta(4, 5, {})), null);
  assert.equal(graph.version, 1);
});

test("a whole graph after a reconnect removes what is gone, keeps what is the same, and changes the rest", () => {
  const graph = new Graph();
  graph.apply(delta(0, 3, { addedNodes: [node("a"), node("b"), node("c")] }));
  const change = graph.apply(delta(0, 9, { addedNodes: [node("a"), node("b", { detail: "new" }), node("d")] }));
  assert.deepEqual(change?.removedNodes, ["c"]);
  assert.deepEqual(change?.changedNodes.map((item) => item.id), ["b"]);
  assert.deepEqual(change?.addedNodes.map((item) => item.id), ["d"]);
  assert.deepEqual([...graph.nodes.keys()].sort(), ["a", "b", "d"]);
});
