import { type Actor, authorise, can } from "../auth/abilities";
import { db } from "../db/client";
import { elsewhere, onTheSpot } from "../db/query-runner";
import { latestChanges } from "../history/queries";
import { type Figure, kept } from "./cached-figure";
import { countCatalogue, countNowhere } from "./figures";

/**
 * What the desk opens with: how many there are of everything, what each store has, what the charts draw, and the latest
 * changes.
 */
export async function dashboard(actor: Actor) {
  authorise(actor, "desk");
  const [totals, stores, changes] = await Promise.all([
    totalsFor(actor),
    stockByStore(),
    latestChanges(actor, CHANGES),
  ]);
  const rows = stores.reduce((sum, { listed }) => sum + listed, totals.books);
  return { totals, stores, changes, ...(await figures(rows)) };
}

const CHANGES = 10;

/** So many rows are read in a few milliseconds, and what is drawn of them is of this moment. */
const FEW = 20_000;

async function figures(rows: number) {
  const figure = rows <= FEW ? counted : kept;
  const ask = rows <= FEW ? () => onTheSpot : elsewhere;
  const [catalogue, nowhere] = await Promise.all([
    figure("catalogue", () => countCatalogue(ask())),
    figure("nowhere in stock", () => countNowhere(ask())),
  ]);
  return { catalogue, nowhere };
}

async function counted<Value>(_name: string, count: () => Promise<Value>): Promise<Figure<Value>> {
  return { value: await count() };
}

async function totalsFor(actor: Actor) {
  const sums = await db.$queryRaw<{ entity: string; rows: unknown }[]>`
    SELECT "entity", sum("rows") AS rows FROM "RowTotal" GROUP BY "entity"`;
  const totals = new Map(sums.map(({ entity, rows }) => [entity, Number(rows)]));
  return {
    books: totals.get("book") ?? 0,
    authors: totals.get("author") ?? 0,
    stores: totals.get("store") ?? 0,
    computers: totals.get("computer") ?? 0,
    users: can(actor, "users.manage") ? (totals.get("user") ?? 0) : undefined,
  };
}

/** Every store, open ones first and by name, with how many titles it lists, of how many it has copies, and how many copies. */
async function stockByStore() {
  const stores = await db.$queryRaw<
    { id: number; name: string; open: boolean; listed: unknown; titles: unknown; copies: unknown }[]
  >`
    SELECT s."id", s."name", s."open", sum(t."listed") AS listed, sum(t."titles") AS titles, sum(t."copies") AS copies
    FROM "Store" s LEFT JOIN "StoreTotal" t ON t."storeId" = s."id"
    GROUP BY s."id", s."name", s."open", s."nameFold" ORDER BY s."open" DESC, s."nameFold"`;
  return stores.map(({ open, listed, titles, copies, ...store }) => ({
    ...store,
    open: Boolean(open),
    listed: Number(listed ?? 0),
    titles: Number(titles ?? 0),
    copies: Number(copies ?? 0),
  }));
}
