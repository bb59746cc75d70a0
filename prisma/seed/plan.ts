import { readFileSync } from "node:fs";
import type { DemoInput } from "../../lib/demo/schema";
import { catalogue } from "./catalogue";
import { computers, picks, stores, users } from "./shop";
import { stock } from "./stock";

/** All rows of the demo, deterministic. */
export function seedPlan(): Omit<DemoInput, "password"> {
  const { books, authors } = catalogue(readFileSync(new URL("books.csv", import.meta.url), "utf8"));
  return {
    ...{ users: users(), authors, books, stores: stores() },
    ...{ stock: stock(books), computers: computers(), picks: picks() },
  };
}
