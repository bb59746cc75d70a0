// @postgresql: plans are another database's
/**
 * What is kept fast, and how: for each list, its orders alone and with one search, one relation, or one value of a choice
 * that has an index, the database's plan neither passes through a table nor sorts more than few rows.
 */
import { beforeAll, expect, inject, test, vi } from "vitest";
import { authorList } from "../authors/list";
import { bookList, booksBy } from "../books/list";
import { computerList } from "../computers/list";
import { db } from "../db/client";
import { openReader } from "../db/connections";
import { Prisma } from "../db/generated/sqlite/client";
import * as queryWorker from "../db/query-worker";
import { write } from "../db/write-transaction";
import { historyList } from "../history/list";
import { visibleEntities } from "../history/visibility";
import { booksAtStore, booksByAuthor, storefrontBooks } from "../storefront/lists";
import { storeList, storeStockList } from "../stores/list";
import { userList } from "../users/list";
import { type List, parseListRequest, parseSortKeys, RELEVANCE, reverseSort } from "./list";
import { encodeCursor, fitsFieldType } from "./paging/cursor";
import { findPageIds } from "./paging/page";
import type { SearchParams } from "./params";

const dialect = inject("dialect");

const histories = (["admin", "manager"] as const).map((role) =>
  historyList(visibleEntities({ kind: "user", id: 1, username: role, role })),
);
const longLists = [
  ...histories,
  bookList,
  authorList,
  storeStockList(1),
  booksBy(1),
  storefrontBooks,
  booksAtStore(1),
  booksByAuthor(1),
];
const shortLists = [userList, storeList, computerList];
// PostgreSQL sorts a short list rather than look into an index: it is right to.
const lists = dialect === "sqlite" ? [...longLists, ...shortLists] : longLists;

/** What a list is asked for besides an order: each alone is kept fast. A list that is narrowed already is asked for nothing else. */
function questions(list: List): SearchParams[] {
  if (list.scope) return [{}];
  const relations = Object.entries(list.fields).filter(([, { kind }]) => kind === "relation");
  return [{}, ...(list.search ? [{ q: "emma" }] : []), ...relations.map(([name]) => ({ where: `${name}==1` }))];
}

/** A page's beginning in this order, some place in its middle forwards and backwards, and its end. */
function places(list: List, sort: string): (string | undefined)[] {
  const values = (parseSortKeys(list, sort) ?? []).map(({ field }) => {
    const value = field.kind === "date" ? { date: "2026-11-21T09:00:00.000Z" } : field.kind === "text" ? "m" : 5;
    return fitsFieldType(value, field) ? value : "m";
  });
  const middle = [false, true].map((backwards) =>
    encodeCursor({ list: list.name, sort, values, id: 5, backwards, before: 5 }),
  );
  return [undefined, ...middle, "end"];
}

interface Case {
  params: SearchParams;
  /** So many rows are sorted at most; none, as if there were many. */
  few: number;
}

function casesOf(list: List): Case[] {
  const sorts = list.indexedSorts
    .filter((sort) => parseSortKeys(list, sort))
    .flatMap((sort) => [sort, reverseSort(sort)]);
  const sorted = sorts.flatMap((sort) =>
    [...questions(list), ...options(list, sort)].flatMap((asked) =>
      places(list, sort).flatMap((at) => [-1, 5000].map((few) => ({ params: { ...asked, sort, cursor: at }, few }))),
    ),
  );
  const best = { params: { q: "emma", sort: RELEVANCE }, few: 0 };
  return !list.scope && list.search ? [...sorted, best] : sorted;
}

function options({ indexedOptions, scope }: List, sort: string): SearchParams[] {
  if (!indexedOptions || scope || ![sort, reverseSort(sort)].some((one) => indexedOptions.sorts.includes(one)))
    return [];
  return indexedOptions.fields.map((field) => ({
    where: `${field}==${{ language: "en", format: "hardback", role: "admin", active: "true" }[field]}`,
  }));
}

const asked: Prisma.Sql[] = [];
const queryInWorker = vi.spyOn(queryWorker, "queryInWorker");

beforeAll(async () => {
  // What is searched for is there: near spellings are another matter.
  const [name, nameFold] = ["Emma", "emma"];
  await write(async (tx) => {
    await tx.book.create({ data: { title: name, titleFold: nameFold } });
    await tx.author.create({ data: { name, nameFold, sortName: name, sortNameFold: nameFold } });
    await tx.user.create({ data: { username: name, usernameFold: nameFold, email: name, emailFold: nameFold } });
    await tx.store.create({ data: { name, nameFold } });
    await tx.computer.create({ data: { name, nameFold, memory: 8 } });
  });
  const reader = openReader();
  const queryRaw = reader.$queryRaw.bind(reader);
  vi.spyOn(reader, "$queryRaw").mockImplementation(((query: Prisma.Sql, ...values: unknown[]) => {
    if (query instanceof Prisma.Sql) asked.push(query);
    return queryRaw(query, ...values);
  }) as typeof reader.$queryRaw);
});

/** The plans of the queries of one page. */
async function plansOf(list: List, { params, few }: Case): Promise<string[]> {
  asked.length = 0;
  queryInWorker.mockClear();
  const request = parseListRequest(list, params);
  expect(request).toMatchObject({ problems: [], invalidCursor: false });
  await findPageIds(list, request, { countLimit: 10_000, sortLimit: few, rankLimit: 1000 });
  const plans: string[] = [];
  const inWorker = list.scope?.isLarge ? workerQueries() : [];
  for (const query of [...asked, ...inWorker]) plans.push(await planOf(query));
  return plans;
}

/** The queries of a list whose pages are always read in a worker. */
const workerQueries = () => queryInWorker.mock.calls.map(([query]) => query);

async function planOf(query: Prisma.Sql): Promise<string> {
  if (dialect === "sqlite") {
    const rows = await db.$queryRaw<{ detail: string }[]>(Prisma.sql`EXPLAIN QUERY PLAN ${query}`);
    return rows.map(({ detail }) => detail).join("\n");
  }
  // A table of a few rows is best read through: the question is whether there is another way.
  const [, , , rows] = await db.$transaction([
    db.$executeRaw`SET LOCAL enable_seqscan = off`,
    db.$executeRaw`SET LOCAL enable_sort = off`,
    db.$executeRaw`SET LOCAL enable_incremental_sort = off`,
    db.$queryRaw<Record<string, string>[]>(Prisma.sql`EXPLAIN ${query}`),
  ]);
  return rows.flatMap((row) => Object.values(row)).join("\n");
}

/** Passing through a table otherwise than in the order of an index; what the query itself made before has few rows. */
const passes =
  /^SCAN (?!.*(?:INDEX|VIRTUAL TABLE|CONSTANT ROW|subquery)|(?:part|best|matched|found|counted|hit|first|front|by_isbn|head)$)|Seq Scan/m;
const sorts = /USE TEMP B-TREE FOR (?:LAST TERM OF |RIGHT PART OF )?ORDER BY|^ *(?:->)? *(?:Incremental )?Sort /m;

test.each(lists)("the list of $name", async (list) => {
  const slow: string[] = [];
  for (const one of casesOf(list)) {
    const isBest = one.params.sort === RELEVANCE;
    const plans = await plansOf(list, one);
    // A walk to many rows that are found otherwise than by the order's own index is done in a worker.
    const mayBeInWorker =
      list.scope?.isLarge ||
      (one.few < 0 && !isBest && (list.scope || one.params.q || /==1$/.test(String(one.params.where))));
    const isInWorker = queryInWorker.mock.calls.length > 0 && !mayBeInWorker;
    if (
      isInWorker ||
      plans.some(
        (plan) => (passes.test(plan) && !/^-?id$/.test(String(one.params.sort))) || (one.few < 0 && sorts.test(plan)),
      )
    ) {
      slow.push([JSON.stringify(one), ...plans].join("\n"));
    }
  }
  expect(slow.join("\n\n")).toBe("");
});
