import fc from "fast-check";
import { expect, it } from "vitest";
import { expectIdempotentParse, formText } from "../testing/schemas";
import { newComputerSchema } from "./schema";

it("answers whatever is sent, and accepts again what it accepted", () => {
  const memory = fc.oneof(fc.integer({ min: 1, max: 65_536 }), fc.constantFrom("16", " 8 ", "0", "1.5", 70_000));
  const storeId = fc.constantFrom("", null, "3", 4);
  expectIdempotentParse(newComputerSchema, { name: formText, memory, storeId, serialNumber: formText, note: formText });
});

it.each([0, -1, 1.5, "1e3", "16 GB", 65_537, null, ""])("refuses %j gigabytes", (memory) => {
  const refused = newComputerSchema.safeParse({ name: "Till", memory });
  expect(refused.error?.issues[0]?.message).toBe("Enter whole gigabytes, from 1 to 65,536.");
});
