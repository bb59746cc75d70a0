import { expect, test } from "vitest";
import { variables } from "../env";
import { testEnvironment } from "./environment";

test("no variable reaches the tests from the environment they are started in", () => {
  expect(Object.keys(testEnvironment).sort()).toEqual([...variables].sort());
});
