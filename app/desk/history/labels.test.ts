import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fieldLabel } from "@/lib/entities/fields";

test.each([
  ["book", "books/book-form.tsx"],
  ["author", "authors/author-form.tsx"],
  ["store", "stores/store-form.tsx"],
  ["computer", "computers/computer-form.tsx"],
  ["user", "users/user-form.tsx"],
  ["savedView", "views/view-form.tsx"],
])("the history calls the fields of a %s as their form does", (entity, form) => {
  const [, labels = ""] = /const labels = \{(.*?)\};/s.exec(readFileSync(`app/desk/${form}`, "utf8")) ?? [];
  const fields = [...labels.matchAll(/(\w+): "([^"]+)"/g)].map(([, field = "", label]) => [field, label] as const);
  expect(fields.length).toBeGreaterThan(1);
  expect(fields.map(([field]) => [field, fieldLabel(entity, field)])).toEqual(fields);
});
