import { expect, test } from "vitest";
import { rowStatusSince } from "./row-status";

/** What was done to a row after set 1: each set by its id, and the set that it undid. */
const since = (...sets: [set: number, undoes?: number][]) =>
  rowStatusSince(
    sets.map(([set, undoes = null], index) => ({ entity: "book", entityId: 1, change: index, set, undoes })),
    1,
  );

test.each([
  ["nothing was done to it", [], { status: "as-left" }],
  ["it was changed", [[2]], { status: "changed", set: 2 }],
  ["it was changed, and that undone", [[2], [3, 2]], { status: "as-left" }],
  ["it was undone", [[2, 1]], { status: "undone", set: 2 }],
  [
    "it was undone and redone",
    [
      [2, 1],
      [3, 2],
    ],
    { status: "as-left" },
  ],
  [
    "it was undone, redone and undone again",
    [
      [2, 1],
      [3, 2],
      [4, 1],
    ],
    { status: "undone", set: 4 },
  ],
  ["it was undone, and changed", [[2, 1], [3]], { status: "changed", set: 3 }],
  ["it was undone, changed, and that undone", [[2, 1], [3], [4, 3]], { status: "undone", set: 4 }],
  ["two changes were undone in their order", [[2], [3], [4, 3], [5, 2]], { status: "as-left" }],
  ["a change was undone and redone", [[2], [3, 2], [4, 3]], { status: "changed", set: 4 }],
  ["what came before it was undone", [[2, 0]], { status: "changed", set: 2 }],
  ["a set did several things to it", [[2], [2], [3, 2], [3, 2]], { status: "as-left" }],
] as const)("%s", (_, sets, expected) => {
  expect(since(...(sets as unknown as [number, number?][]))).toEqual(expected);
});
