import assert from "node:assert/strict";
import { test } from "node:test";
import { edgeText, textOf } from "../src/topology/elements";
import { sideOf } from "../src/topology/side";
import { delta, edge, node } from "./samples";

const picture = {
  before: delta(0, 1, { addedNodes: [node("kept"), node("gone")], addedEdges: [edge("e")] }),
  after: delta(0, 2, { addedNodes: [node("kept"), node("come")] }),
  marks: { gone: "lost", come: "gained", e: "lost" },
} as const;

test("each side shows its own nodes with their marks", () => {
  assert.deepEqual(sideOf(picture, false).addedNodes.map((item) => item.mark), [undefined, "lost"]);
  assert.deepEqual(sideOf(picture, true).addedNodes.map((item) => item.mark), [undefined, "gained"]);
  assert.deepEqual(sideOf(picture, false).addedEdges.map((item) => item.mark), ["lost"]);
});

test("a mark is said in words, on nodes and on edges", () => {
  assert.equal(textOf(node("cart", { mark: "changed", detail: "opted out" })), "cart\n≠ changes · opted out");
  assert.equal(edgeText(edge("e", { mark: "lost" })), "− ends");
  assert.equal(edgeText(edge("e", { mark: "gained", kind: "canary", weight: 10 })), "+ new · canary 10 %");
});

test("a label of a whole namespace says its mark too, and a waypoint's second line stays one line", () => {
  assert.ok(textOf(node("enrollment/shop", { kind: "namespaceEnrollment", label: "whole namespace", detail: "waypoint", mark: "gained" })).endsWith("whole namespace"));
  assert.notEqual(textOf(node("enrollment/shop", { kind: "namespaceEnrollment", label: "whole namespace", mark: "gained" })), "whole namespace");
  assert.ok(textOf(node("w", { kind: "waypoint", detail: "service · 10/10 ready", mark: "changed" })).split("\n")[1]!.length <= 20);
});
