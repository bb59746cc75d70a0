/** Many rows deleted at once, each under the rule of the command that deletes one. */

import { namedRows } from "../entities/named-by";
import { entities } from "../entities/registry";
import { formatCount } from "../format";
import { type Deletion, ownAccount, type Part, type Refused, split, type Work } from "./part";
import type { Named, Reader } from "./rows";

/** The rows that can go, with what goes with them, and those that stay. */
export async function planDeletion(reader: Reader, { entity, actorId }: Work, rows: Named[]): Promise<Partial<Part>> {
  const ids = rows.map(({ id }) => id);
  const { staying, deletions } = await {
    book: () => ofBooks(reader, ids),
    author: () => ofAuthors(reader, ids),
    store: () => ofStores(reader, ids),
    computer: async (): Promise<Found> => ({
      staying: new Map(),
      deletions: [{ entity: "computer", rows: themselves(ids) }],
    }),
    user: () => ofUsers(reader, ids),
  }[entity]();
  const [own, others] = split(rows, ({ id }) => entity === "user" && id === actorId);
  const [refused, going] = split(others, ({ id }) => staying.has(id));
  const goes = new Set(going.map(({ id }) => id));
  return {
    touched: going.map(({ id, label }) => ({ id, label })),
    deletions: deletions.map(({ entity, rows }) => ({
      entity,
      ids: rows.filter(({ of }) => goes.has(of)).map(({ id }) => id),
    })),
    refused: [...own.map(ownAccount), ...refused.map((row) => ({ ...row, ...(staying.get(row.id) as Why) }))].map(
      ({ id, label, reason, detail }) => ({ id, label, reason, detail }),
    ),
  };
}

type Why = Pick<Refused, "reason" | "detail">;
interface Found {
  /** Why they stay, by their ids. */
  staying: Map<number, Why>;
  /** All of which one could go, in the order in which they can, with the row that each hangs on. */
  deletions: { entity: Deletion["entity"]; rows: { id: number; of: number }[] }[];
}

const themselves = (ids: number[]) => ids.map((id) => ({ id, of: id }));

async function ofBooks(reader: Reader, ids: number[]): Promise<Found> {
  const select = { id: true, bookId: true, quantity: true };
  const stock = await reader.stock.findMany({ where: { bookId: { in: ids } }, orderBy: { id: "asc" }, select });
  const [present, empty] = split(stock, ({ quantity }) => quantity > 0);
  const copies = summed(present.map(({ bookId, quantity }) => [bookId, quantity]));
  return {
    staying: because(copies, "It is in stock", (count) => formatCount(count, "copy", "copies")),
    deletions: [
      { entity: "stock", rows: empty.map(({ id, bookId }) => ({ id, of: bookId })) },
      { entity: "book", rows: themselves(ids) },
    ],
  };
}

async function ofAuthors(reader: Reader, ids: number[]): Promise<Found> {
  const where = { authorId: { in: ids } };
  const named = await reader.bookAuthor.groupBy({ by: ["authorId", "bookId"], where });
  const books = summed(named.map(({ authorId }) => [authorId, 1]));
  return {
    staying: because(books, "Books name this author", (count) => formatCount(count, "book")),
    deletions: [{ entity: "author", rows: themselves(ids) }],
  };
}

async function ofStores(reader: Reader, ids: number[]): Promise<Found> {
  const where = { storeId: { in: ids } };
  const titles = await reader.stock.groupBy({ by: ["storeId"], where, _count: true });
  const computers = await reader.computer.groupBy({ by: ["storeId"], where, _count: true });
  return {
    staying: new Map([
      ...because(counted(computers), "It has computers", (count) => formatCount(count, "computer")),
      ...because(counted(titles), "It has books on its list", (count) => formatCount(count, "title")),
    ]),
    deletions: [{ entity: "store", rows: themselves(ids) }],
  };
}

async function ofUsers(reader: Reader, ids: number[]): Promise<Found> {
  const done = await reader.changeSet.groupBy({ by: ["actorId"], where: { actorId: { in: ids } }, _count: true });
  const theirs = {
    where: { userId: { in: ids } },
    orderBy: { id: "asc" as const },
    select: { id: true, userId: true },
  };
  const links = await reader.oneTimeLink.findMany(theirs);
  const sessions = await reader.session.findMany(theirs);
  const ofUser = ({ id, userId }: { id: number; userId: number }) => ({ id, of: userId });
  const deeds = summed(done.map(({ actorId, _count }) => [actorId ?? 0, _count]));
  // A file that was only looked over is no change.
  const named = [...(await namedRows(reader, entities.user, ids))];
  return {
    staying: new Map([
      ...named.map((id): [number, Why] => [id, { reason: "Files that they brought in name them" }]),
      ...because(deeds, "The history names them", (count) => formatCount(count, "change")),
    ]),
    deletions: [
      { entity: "oneTimeLink", rows: links.map(ofUser) },
      { entity: "session", rows: sessions.map(ofUser) },
      { entity: "user", rows: themselves(ids) },
    ],
  };
}

const counted = (groups: { storeId: number | null; _count: number }[]) =>
  summed(groups.map(({ storeId, _count }) => [storeId ?? 0, _count]));

function summed(pairs: [id: number, count: number][]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const [id, count] of pairs) sums.set(id, (sums.get(id) ?? 0) + count);
  return sums;
}

function because(counts: Map<number, number>, reason: string, detail: (count: number) => string): Map<number, Why> {
  return new Map([...counts].map(([id, count]) => [id, { reason, detail: detail(count) }]));
}
