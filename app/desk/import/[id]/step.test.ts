import { expect, test } from "vitest";
import { importStep, problemsHref } from "./step";

type View = Parameters<typeof importStep>[0];
type Phase = NonNullable<View["runJob"]>["phase"];

const view = (over: { isPlanned?: boolean; info?: null; planJob?: Phase; runJob?: Phase }) =>
  ({
    ...{ isPlanned: over.isPlanned ?? false, info: over.info === null ? null : {} },
    planJob: over.planJob && { phase: over.planJob },
    runJob: over.runJob && { phase: over.runJob },
  }) as View;

test("an import goes from its columns to its end", () => {
  expect(importStep(view({}), {})).toBe("columns");
  expect(importStep(view({ planJob: "waiting" }), { step: "columns" })).toBe("checking");
  expect(importStep(view({ planJob: "done", isPlanned: true }), {})).toBe("plan");
  expect(importStep(view({ planJob: "done", isPlanned: true, runJob: "running" }), { step: "columns" })).toBe(
    "running",
  );
  expect(importStep(view({ runJob: "stopped", isPlanned: true }), {})).toBe("running");
  expect(importStep(view({ runJob: "done", info: null }), {})).toBe("done");
});

test("one goes back to the columns while there is a file, and after a check that went wrong", () => {
  expect(importStep(view({ planJob: "done", isPlanned: true }), { step: "columns" })).toBe("columns");
  expect(importStep(view({ planJob: "done", isPlanned: true, info: null }), { step: "columns" })).toBe("plan");
  for (const phase of ["failed", "stopped"] as const) {
    expect(importStep(view({ planJob: phase }), {}), phase).toBe("columns");
  }
  // It goes on by itself.
  expect(importStep(view({ planJob: "interrupted" }), {})).toBe("checking");
});

test("rows are fixed page by page without a check in between", () => {
  const fixed = view({ planJob: "done" });
  expect([importStep(fixed, { page: "2" }), importStep(fixed, {})]).toEqual(["fixing", "columns"]);
  expect(importStep(view({}), { page: "2" })).toBe("columns");
  expect(problemsHref(7, { kind: "isbn & co", page: 2 })).toBe("/desk/import/7?kind=isbn+%26+co&page=2#problems");
});
