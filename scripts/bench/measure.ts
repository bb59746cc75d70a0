/** The measurements of one case. */
import type { Agent } from "node:http";
import { get, quantile, type Timed, timed } from "./client";
import type { Server } from "./server";

const CONNECTIONS = 8;
const ROUNDS = 5;
const WARM_UP = 500;
const SEQUENTIAL = 25;

export interface Speed {
  requestsPerSecond: number;
  p50: number;
  p99: number;
}

export interface Detail {
  queries: number;
  sql: string[];
  /** How long the page waits for the database, through Prisma, and what the same statements take without it. */
  databaseMs: number;
  rawMs: number;
  htmlBytes: number;
  /** What of these is there for React to take the page over. */
  dataBytes: number;
  elements: number;
  /** How many different books, authors or other rows it links to. */
  rows: number;
}

/** A page of one of the servers. */
export interface Page {
  server: Server;
  path: string;
  /** Where it sends one on to; a page of its own when missing. */
  leadsTo?: string;
}

/** Asks for a page of each server, turn by turn, so that what the machine does besides meets all of them. */
export async function speeds<Sized extends Page>(pages: Sized[], seconds: number): Promise<(Sized & Speed)[]> {
  const targets = pages.map((page) => ({ page, rounds: [] as Timed[] }));
  for (const { page } of targets) await underLoad(page, WARM_UP);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { page, rounds } of targets) rounds.push(await underLoad(page, (seconds * 1000) / ROUNDS));
  }
  return targets.map(({ page, rounds }) => {
    const all = rounds.flatMap(({ latencies }) => latencies).sort((a, b) => a - b);
    return {
      ...page,
      requestsPerSecond: median(rounds.map((round) => round.requestsPerSecond)),
      p50: median(rounds.map(({ latencies }) => quantile(latencies, 0.5))),
      p99: quantile(all, 0.99),
    };
  });
}

function underLoad(page: Page, milliseconds: number): Promise<Timed> {
  return timed((agent) => open(page, agent), CONNECTIONS, { milliseconds });
}

/** What a page is made of, and what making it asks of the database; the server's probe must be watching. */
export async function detail(page: Page): Promise<Detail> {
  const waits: number[] = [];
  let sql: string[] = [];
  let html = "";
  for (let time = 0; time < SEQUENTIAL; time++) {
    html = await open(page);
    const taken = await page.server.ask("take");
    waits.push(taken.databaseMs);
    sql = taken.sql;
  }
  return {
    queries: sql.length,
    sql,
    databaseMs: median(waits),
    rawMs: await page.server.ask("replay"),
    ...weigh(html),
  };
}

function weigh(html: string): Pick<Detail, "htmlBytes" | "dataBytes" | "elements" | "rows"> {
  const scripts = html.match(/<script\b.*?<\/script>/gs) ?? [];
  const seen = html.replace(/<script\b.*?<\/script>/gs, "");
  const data = scripts.filter((script) => script.includes("__next_f")).join("");
  return {
    htmlBytes: Buffer.byteLength(html),
    dataBytes: Buffer.byteLength(data),
    elements: seen.match(/<[a-z]/gi)?.length ?? 0,
    rows: new Set(seen.match(/href="(?:\/desk)?\/(?:books|authors)\/\d+"/g)).size,
  };
}

export interface Grouping {
  /** How long the grouping itself takes, in milliseconds. */
  median: number;
  slowest: number;
  /** What another request takes while nothing else is asked, and while groupings are. */
  alone: { p99: number; max: number };
  meanwhile: { p99: number; max: number };
}

/** Groups again and again, and asks for a light page all the while. */
export async function grouping(page: Page, lightPage: Page, seconds: number): Promise<Grouping> {
  const light = (milliseconds: number) =>
    timed((agent) => open(lightPage, agent), 1, { milliseconds }).then(({ latencies }) => ({
      p99: quantile(latencies, 0.99),
      max: quantile(latencies, 1),
    }));
  const heavy = (milliseconds: number) => timed((agent) => open(page, agent), 1, { milliseconds });
  await Promise.all([light(WARM_UP), heavy(WARM_UP)]);
  const alone = await light(seconds * 1000);
  const [meanwhile, { latencies }] = await Promise.all([light(seconds * 1000), heavy(seconds * 1000)]);
  return { median: quantile(latencies, 0.5), slowest: quantile(latencies, 1), alone, meanwhile };
}

/** The memory, in bytes, after so many requests for all the pages in turn, and after as many again. */
export async function memory(server: Server, pages: Page[], requests: number): Promise<[number, number]> {
  let turn = 0;
  const next = (agent: Agent) => open(pages[turn++ % pages.length] ?? { server, path: "/" }, agent);
  await timed(next, CONNECTIONS, { requests });
  const first = server.memory;
  await timed(next, CONNECTIONS, { requests });
  return [first, server.memory];
}

/** @throws Error for any answer but the expected one: what is quick because it failed is not fast. */
async function open({ server, path, leadsTo }: Page, agent?: Agent): Promise<string> {
  const { status, location, text } = await get(server.origin, path, server.cookie, agent);
  const expected = leadsTo === undefined ? status === 200 : location === leadsTo;
  if (!expected) throw new Error(`Unexpected response from ${path}: ${status} ${location ?? ""}`);
  return text;
}

function median(numbers: number[]): number {
  return quantile(
    numbers.toSorted((a, b) => a - b),
    0.5,
  );
}
