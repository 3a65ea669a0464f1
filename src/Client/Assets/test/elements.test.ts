import assert from "node:assert/strict";
import { test } from "node:test";
import { edgeText, textOf } from "../src/topology/elements";
import { edge, node } from "./samples";

test("a refusal carries its reason in words", () => {
  assert.equal(edgeText(edge("e", { kind: "refused", reason: "attachmentDenied", count: 3 })), "attachment denied ×3");
});

test("a canary carries its weight", () => {
  assert.equal(edgeText(edge("e", { kind: "canary", weight: 10 })), "canary 10 %");
});

test("a collapsed namespace tells its counts in the singular and the plural", () => {
  const counts = { services: 1, workloads: 2, pods: 1200, waypoints: 2 };
  assert.equal(textOf(node("n", { kind: "namespace", label: "shop", counts })), "shop\n1 service · 1,200 pods\n2 waypoints");
});

test("long names are shortened", () => {
  assert.ok(textOf(node("n", { label: "a".repeat(60) })).length <= 20);
});
