import { expect, test } from "vitest";
import { z } from "zod";
import { commands } from "../commands/registry";
import type { Ability } from "./abilities";
import { isSensitive, withoutSecrets, withoutSensitive } from "./sensitive-fields";

/** Abilities for the catalogue and what is in the shops, where nothing says what somebody may do or see. */
const things = new Set<Ability>([
  ...(["catalogue.edit", "catalogue.delete", "catalogue.import"] as const),
  ...(["stock.change", "stores.manage", "computers.manage"] as const),
]);

/** Fields of the other commands that a draft may keep. */
const harmless = new Set([
  ...["id", "version", "userId", "username", "email", "login", "address", "device", "previousSessionId"],
  ...[
    "list",
    "query",
    "of",
    "q",
    "where",
    "sort",
    "format",
    "store",
    "name",
    "entity",
    "entityId",
    "selection",
    "seen",
    "seenAt",
  ],
  ...["displayName", "bookId", "text", "position"],
  // What a demonstration is made of; no form sends it.
  ...["authors", "books", "computers", "picks", "stock", "stores", "users"],
]);

test("of every field about people and what they may see it is said whether a draft may keep it", () => {
  const unknown = Object.values(commands).flatMap(({ name, ability: needs, input }) =>
    (things.has(needs) ? [] : fieldsOf(input))
      .filter((field) => isSensitive(field) === harmless.has(field))
      .map((field) => `${field} of ${name}`),
  );
  // A new field goes into sensitive-fields.ts, or above.
  expect(unknown).toEqual([]);
});

test("a field that is called like a secret is one", () => {
  const fields = Object.values(commands).flatMap(({ input }) => fieldsOf(input));
  const secret = fields.filter((field) => /password|secret|token|code$|permission|abilit/i.test(field));
  expect(secret.length).toBeGreaterThan(4);
  expect(secret.filter((field) => !isSensitive(field))).toEqual([]);
});

test("no secret is sent back to the page; a draft keeps no permission either", () => {
  const values = { name: "x", password: "x", currentPassword: "x", newPassword: "x", token: "x", code: "x" };
  const permissions = { role: "admin", active: "yes", shared: "yes" };
  // The part that an author has in a book is none.
  const part = { "authors.0.role": "author" };
  expect(withoutSecrets({ ...values, ...permissions, ...part })).toEqual({ name: "x", ...permissions, ...part });
  expect(withoutSensitive({ ...values, ...permissions, ...part })).toEqual({ name: "x", ...part });
});

/** The fields of a command's input, as its form calls them. */
function fieldsOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodPipe) return fieldsOf(schema.in);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(fieldsOf);
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  throw new Error(`a command takes what this test cannot look into: ${schema._zod.def.type}`);
}
