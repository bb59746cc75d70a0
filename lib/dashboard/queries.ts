import { type Actor, authorise, can } from "../auth/abilities";
import { db } from "../db/client";
import { directRunner, workerRunner } from "../db/query-runner";
import { listLatestChanges } from "../history/queries";
import { cachedFigure, type Figure } from "./cached-figure";
import { countCatalogue, countOutOfStock } from "./figures";

/**
 * The dashboard: the number of rows of each entity, the stock of each store, the figures of the charts, and the latest
 * changes.
 */
export async function loadDashboard(actor: Actor) {
  authorise(actor, "desk");
  const [totals, stores, changes] = await Promise.all([
    getTotals(actor),
    getStockByStore(),
    listLatestChanges(actor, MAX_CHANGES),
  ]);
  const rows = stores.reduce((sum, { listed }) => sum + listed, totals.books);
  return { totals, stores, changes, ...(await getFigures(rows)) };
}

const MAX_CHANGES = 10;

/** Up to this number of rows the figures take a few milliseconds, and are computed for every page. */
const MAX_DIRECT_ROWS = 20_000;

async function getFigures(rows: number) {
  const figure = rows <= MAX_DIRECT_ROWS ? uncachedFigure : cachedFigure;
  const ask = rows <= MAX_DIRECT_ROWS ? () => directRunner : workerRunner;
  const [catalogue, outOfStock] = await Promise.all([
    figure("catalogue", () => countCatalogue(ask())),
    figure("out of stock", () => countOutOfStock(ask())),
  ]);
  return { catalogue, outOfStock };
}

async function uncachedFigure<Value>(_name: string, count: () => Promise<Value>): Promise<Figure<Value>> {
  return { value: await count() };
}

async function getTotals(actor: Actor) {
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

/** Every store, open ones first and by name, with its number of listed titles, titles in stock, and copies. */
async function getStockByStore() {
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
