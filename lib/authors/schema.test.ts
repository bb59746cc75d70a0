import fc from "fast-check";
import { expect, it } from "vitest";
import { expectIdempotentParse, formText } from "../testing/schemas";
import { newAuthorSchema } from "./schema";

it("answers whatever is sent, and accepts again what it accepted", () => {
  const email = fc.oneof(fc.emailAddress(), fc.constantFrom("", null));
  expectIdempotentParse(newAuthorSchema, { name: formText, sortName: formText, email, note: formText });
});

it("refuses what does not belong to it", () => {
  expect(newAuthorSchema.safeParse({ name: "Ann Leckie", version: 7 }).success).toBe(false);
});
