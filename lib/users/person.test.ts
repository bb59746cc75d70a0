import fc from "fast-check";
import { expect, test } from "vitest";
import { redactPerson } from "./person";

const person = { id: 7, usernames: ["Ada", "Ada B."], emails: ["ada@shop.example", "a.b+c@shop.example"] };
const to = { username: "erased-7", email: "erased-7@erased.invalid" };

test.each([
  ["an address anywhere", { file: "of ada@shop.example.csv" }, { file: "of erased-7@erased.invalid.csv" }],
  ["whatever its case", ["ADA@Shop.Example"], ["erased-7@erased.invalid"]],
  ["with signs that mean something elsewhere", "<a.b+c@shop.example>", "<erased-7@erased.invalid>"],
  [
    "a name as the label beside their id",
    { left: [{ id: 7, label: "Ada" }] },
    { left: [{ id: 7, label: "erased-7" }] },
  ],
  ["a name as a username", { rows: [{ username: "ADA b." }] }, { rows: [{ username: "erased-7" }] }],
])("%s is replaced", (_, json, expected) => {
  expect(redactPerson(json, person, to)).toEqual(expected);
});

test.each([
  ["another's address that ends so", "ada.ada@shop.example"],
  ["another's address that begins so", "ada@shop.example-books"],
  ["one that a sign would make the same", "aXb+c@shop.example"],
  ["the same word elsewhere", { title: "Ada", q: "ada", usernames: "Ada" }],
  ["a label that is another's", { id: 8, label: "Ada" }],
  ["what is no text", { username: 7, email: null, done: true }],
])("%s stays", (_, json) => {
  expect(redactPerson(json, person, to)).toEqual(json);
});

test("any JSON keeps its shape, says nothing of the person, and once done stays as it is", () => {
  const texts = fc.constantFrom("ada@shop.example", "Ada", "x", "with ada@shop.example, and Ada", "");
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, texts, fc.integer(), fc.boolean(), fc.constant(null), tie("list"), tie("object")),
    list: fc.array(tie("tree"), { maxLength: 4 }),
    object: fc.dictionary(fc.constantFrom("username", "email", "a", "b"), tie("tree"), { noNullPrototype: true }),
  }));
  const shape = (json: unknown): unknown =>
    JSON.parse(JSON.stringify(json, (_, value) => (typeof value === "string" ? "" : value)));
  fc.assert(
    fc.property(tree, (json) => {
      const without = redactPerson(json, person, to);
      expect(JSON.stringify(without)).not.toMatch(/ada@shop|"username":"ada"/i);
      expect(shape(without)).toEqual(shape(json));
      expect(redactPerson(without, person, to)).toEqual(without);
    }),
  );
});
