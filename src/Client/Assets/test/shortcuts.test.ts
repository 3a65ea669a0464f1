import assert from "node:assert/strict";
import { test } from "node:test";
import { match } from "../src/shell/shortcuts";

const shortcuts = [["/"], ["g", "t"], ["g", "w"], ["?"]];

test("a single key is a shortcut at once", () => {
  assert.deepEqual(match(shortcuts, ["/"]), { index: 0, isBeginning: false });
});

test("the first of two keys is a beginning", () => {
  assert.deepEqual(match(shortcuts, ["g"]), { index: -1, isBeginning: true });
});

test("the second key makes it whole", () => {
  assert.deepEqual(match(shortcuts, ["g", "w"]), { index: 2, isBeginning: false });
});

test("keys that mean nothing are none", () => {
  assert.deepEqual(match(shortcuts, ["g", "x"]), { index: -1, isBeginning: false });
  assert.deepEqual(match(shortcuts, ["t"]), { index: -1, isBeginning: false });
});
