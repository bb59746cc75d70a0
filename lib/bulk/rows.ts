/** The rows of an entity that are edited together, with what a plan needs of them. */
import type { Ability } from "../auth/abilities";
import type { Transaction } from "../db/gate";
import type { BulkEntity, Deed } from "./schema";

export type Reader = Omit<Transaction, "$executeRaw" | "$executeRawUnsafe">;
export type Row = Record<string, unknown> & { id: number; version: number };
/** A row with what it is called. */
export type Named = Row & { label: string };

/** Which ability the commands for one row need for this. */
export function abilityFor(entity: BulkEntity, deed: Pick<Deed, "do">): Ability {
  if (deed.do === "add" || deed.do === "take") return "stock.change";
  const abilities: Record<BulkEntity, Ability> = {
    book: deed.do === "delete" ? "catalogue.delete" : "catalogue.edit",
    author: deed.do === "delete" ? "catalogue.delete" : "catalogue.edit",
    store: "stores.manage",
    computer: "computers.manage",
    user: "users.manage",
  };
  return abilities[entity];
}

/** Those of the rows that are there, by their ids, with the fields that can be set for many. */
export async function editableRows(reader: Reader, entity: BulkEntity, ids: number[]): Promise<Named[]> {
  const which = { where: { id: { in: ids } }, orderBy: { id: "asc" as const } };
  const own = { id: true, version: true };
  switch (entity) {
    case "book": {
      const fields = {
        title: true,
        series: true,
        format: true,
        publisher: true,
        year: true,
        language: true,
        price: true,
      };
      const books = await reader.book.findMany({ ...which, select: { ...own, ...fields } });
      return books.map((book) => ({ ...book, label: book.title }));
    }
    case "author":
      return named(await reader.author.findMany({ ...which, select: { ...own, name: true, note: true } }));
    case "store": {
      const fields = { name: true, city: true, openingHours: true, open: true };
      return named(await reader.store.findMany({ ...which, select: { ...own, ...fields } }));
    }
    case "computer": {
      const fields = { name: true, memory: true, storeId: true, note: true };
      return named(await reader.computer.findMany({ ...which, select: { ...own, ...fields } }));
    }
    case "user": {
      const users = await reader.user.findMany({
        ...which,
        select: { ...own, username: true, role: true, active: true, erasedAt: true },
      });
      return users.map((user) => ({ ...user, label: user.username }));
    }
  }
}

const named = <Found extends Row & { name: string }>(rows: Found[]): Named[] =>
  rows.map((row) => ({ ...row, label: row.name }));
