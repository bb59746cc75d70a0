import { env } from "../env";
import { db, dialect } from "./client";
import type { Aside, Plain } from "./dialects/dialect";
import type { Prisma } from "./generated/sqlite/client";
import { Turns } from "./turns";

/** A query was stopped, or did not get its turn: it may be asked for less, or again later. */
export class TooSlow extends Error {
  constructor() {
    super("The query took too long and was stopped.");
  }
}

// Few at once: what is slow must leave a processor, or the database's connections, to everybody else.
const AT_ONCE = 2;

const shared = globalThis as typeof globalThis & {
  deckleAside?: Aside;
  deckleAsideTurns?: Turns;
  deckleStreamTurns?: Turns;
};

const asideOf = () => {
  shared.deckleAside ??= dialect.openAside(env.DATABASE_URL, db);
  return shared.deckleAside;
};

/**
 * Runs one reading query off the event loop, on a connection that cannot write, for at most `limit` milliseconds,
 * waiting for its turn included. Rows are the same on every database: numbers of any kind as numbers, yes and no as 1
 * and 0, moments as ISO text that ends in +00:00. For groups and pages, not for exports: all rows come at once.
 * @throws TooSlow
 */
export async function aside<Row>(query: Prisma.Sql, limit = 2000): Promise<Row[]> {
  shared.deckleAsideTurns ??= new Turns(AT_ONCE);
  const deadline = Date.now() + limit;
  if (!(await shared.deckleAsideTurns.take(limit))) throw new TooSlow();
  try {
    const rows = await asideOf().query<Row>(query, Math.max(deadline - Date.now(), 1));
    if (!rows) throw new TooSlow();
    return rows;
  } finally {
    shared.deckleAsideTurns.leave();
  }
}

/** Rows in a chunk: what is made of them is small enough to be swept up young, where 500 grow the heap by hundreds of MB. */
const CHUNK = 100;
/** How long one waits for a stream's turn, in milliseconds; and for whoever takes its rows. */
const WAIT = 10_000;
const STALLED = 30_000;
/** So many streams at once, and of them for one person: who does not read theirs holds up nobody else. */
const STREAMS = 3;
const STREAMS_EACH = 1;

/**
 * The rows of one reading query, as many as they are, off the event loop and on a connection that cannot write: in
 * chunks of arrays, made no faster than they are taken. Values are plain, as {@link aside} has them. There is no limit
 * of time, but whoever takes nothing for `patience` milliseconds is given up, as the database cannot tidy up behind them.
 * @throws TooSlow when `person` or enough others were streaming all the time that one was willing to wait
 */
export async function* streamAside(query: Prisma.Sql, person: string, patience = STALLED): AsyncGenerator<Plain[][]> {
  shared.deckleStreamTurns ??= new Turns(STREAMS, STREAMS_EACH);
  const turns = shared.deckleStreamTurns;
  if (!(await turns.take(WAIT, person))) throw new TooSlow();
  const chunks = asideOf().stream(query, CHUNK);
  let isOver = false;
  const end = async () => {
    if (isOver) return;
    isOver = true;
    turns.leave(person);
    await chunks.return(undefined);
  };
  try {
    for await (const rows of chunks) {
      const stalled = setTimeout(() => void end(), patience).unref();
      yield rows;
      clearTimeout(stalled);
      if (isOver) throw new TooSlow();
    }
  } finally {
    await end();
  }
}
