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
  /** The time the page waits for the database through Prisma, and the time of the same statements without it. */
  databaseMs: number;
  rawMs: number;
  htmlBytes: number;
  /** The part of these bytes that React needs for hydration. */
  dataBytes: number;
  elements: number;
  /** The number of different rows it links to. */
  rows: number;
}

/** A page of one of the servers. */
export interface Page {
  server: Server;
  path: string;
  /** The redirect target; undefined for a page. */
  leadsTo?: string;
}

/** Requests a page of each server in turn, so that other load on the machine affects all of them equally. */
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

/** The size of a page and its database queries; the server's probe must be recording. */
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
  /** The time of the grouping itself, in milliseconds. */
  median: number;
  slowest: number;
  /** The response time of another request alone, and during groupings. */
  alone: { p99: number; max: number };
  meanwhile: { p99: number; max: number };
}

/** Runs groupings continuously and requests a light page meanwhile. */
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

/** The memory, in bytes, after a number of requests for all pages in turn, and after the same number again. */
export async function memory(server: Server, pages: Page[], requests: number): Promise<[number, number]> {
  let turn = 0;
  const next = (agent: Agent) => open(pages[turn++ % pages.length] ?? { server, path: "/" }, agent);
  await timed(next, CONNECTIONS, { requests });
  const first = server.memory;
  await timed(next, CONNECTIONS, { requests });
  return [first, server.memory];
}

/** @throws Error for an unexpected response: a failed request would look fast. */
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
