/** What the history speaks of, by the name it has in the schema, with the words people use. */
export const entities = {
  user: { one: "user", many: "users" },
  author: { one: "author", many: "authors" },
  book: { one: "book", many: "books" },
  store: { one: "store", many: "stores" },
  stock: { one: "stock", many: "stock" },
  computer: { one: "computer", many: "computers" },
  session: { one: "session", many: "sessions" },
  oneTimeLink: { one: "one-time link", many: "one-time links" },
  savedView: { one: "saved view", many: "saved views" },
} as const;

export type Entity = keyof typeof entities;

/** A row somebody may want to go to. */
export interface Reference {
  entity: Entity;
  id: number;
  label: string;
}
