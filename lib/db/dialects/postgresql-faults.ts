/** What is wrong with PostgreSQL, or with the way to it, by its errors. */
import { setTimeout as wait } from "node:timers/promises";
import type { Fault } from "../fault-messages";
import { errorCodes } from "./dialect";

/** By PostgreSQL's codes, Prisma's and the system's. Of a code with two characters, the whole class. */
const FAULTS: Record<string, Fault> = {
  ...{ "53100": "full", "25006": "readOnly", "58030": "failing", XX001: "damaged", XX002: "damaged" },
  ...{ "53300": "crowded", TooManyConnections: "crowded", P2037: "crowded" },
  ...{ "08": "unreachable", "57P01": "unreachable", "57P02": "unreachable", "57P03": "unreachable" },
  ...{ P1001: "unreachable", P1017: "unreachable", DatabaseNotReachable: "unreachable" },
  ...{ ConnectionClosed: "unreachable", SocketTimeout: "unreachable", "57P05": "unreachable" },
};
/** What the driver says of a connection that broke, without a code. */
const CONNECTION_LOST = /^(Connection terminated|Client was closed)/;
/** The same, of one that broke before: it was not asked at all. */
const CONNECTION_LOST_BEFORE = /not queryable/;
/** All connections of the pool were in use for too long. */
const POOL_EXHAUSTED = /^timeout exceeded when trying to connect/;

export function faultOf(error: unknown): Fault | undefined {
  for (const code of errorCodes(error)) {
    const fault = code && (FAULTS[code] ?? FAULTS[code.slice(0, 2)]);
    if (fault) return fault;
  }
  const message = messageOf(error);
  if (POOL_EXHAUSTED.test(message)) return "crowded";
  return CONNECTION_LOST.test(message) || CONNECTION_LOST_BEFORE.test(message) || isSocketError(error)
    ? "unreachable"
    : undefined;
}

/** Whether a COMMIT that ends in this error may have been carried out: its answer was lost, or it was not sent at all. */
export function isCommitInDoubt(error: unknown): boolean {
  return faultOf(error) === "unreachable" && !CONNECTION_LOST_BEFORE.test(messageOf(error));
}

/** An error of the connection's socket, which has the system's own codes. */
function isSocketError(error: unknown): boolean {
  const { code, syscall } = Object(error) as NodeJS.ErrnoException;
  return syscall === "connect" || (typeof code === "string" && SOCKET_CODES.test(code));
}

const SOCKET_CODES = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : "");

/** How often a query is asked, what is waited between, and after how long it is not asked again, in milliseconds. */
const MAX_ATTEMPTS = 4;
const RETRY_DELAY_MS = 50;
const RETRY_TIMEOUT_MS = 2_000;

/**
 * Asks again what only reads, where its connection broke. More than once: when the server ends all connections, the pool
 * has others that broke and does not know it yet.
 */
export async function retryRead<Result>(ask: () => Promise<Result>): Promise<Result> {
  const until = Date.now() + RETRY_TIMEOUT_MS;
  for (let asked = 1; ; asked++) {
    try {
      return await ask();
    } catch (error) {
      if (asked === MAX_ATTEMPTS || Date.now() > until || faultOf(error) !== "unreachable") throw error;
      await wait(RETRY_DELAY_MS);
    }
  }
}
