/** The faults of PostgreSQL, or of the connection to it, behind its errors. */
import { setTimeout as wait } from "node:timers/promises";
import type { Fault } from "../fault-messages";
import { errorCodes } from "./dialect";

/** By codes of PostgreSQL, Prisma and the system. Two characters stand for a whole class of PostgreSQL's codes. */
const FAULTS: Record<string, Fault> = {
  ...{ "53100": "full", "25006": "readOnly", "58030": "failing", XX001: "damaged", XX002: "damaged" },
  ...{ "53300": "crowded", TooManyConnections: "crowded", P2037: "crowded" },
  ...{ "08": "unreachable", "57P01": "unreachable", "57P02": "unreachable", "57P03": "unreachable" },
  ...{ P1001: "unreachable", P1017: "unreachable", DatabaseNotReachable: "unreachable" },
  ...{ ConnectionClosed: "unreachable", SocketTimeout: "unreachable", "57P05": "unreachable" },
};
/** The driver's messages for a lost connection, which have no code. */
const CONNECTION_LOST = /^(Connection terminated|Client was closed)/;
/** The same for a connection lost earlier: the query was not sent. */
const CONNECTION_LOST_BEFORE = /not queryable/;
/** All connections of the pool were in use until the timeout. */
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

/** Whether a COMMIT that ends in this error may have succeeded: the answer was lost. */
export function isCommitInDoubt(error: unknown): boolean {
  return faultOf(error) === "unreachable" && !CONNECTION_LOST_BEFORE.test(messageOf(error));
}

/** Whether an error of the connection's socket, with the system's codes. */
function isSocketError(error: unknown): boolean {
  const { code, syscall } = Object(error) as NodeJS.ErrnoException;
  return syscall === "connect" || (typeof code === "string" && SOCKET_CODES.test(code));
}

const SOCKET_CODES = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : "");

/** Retries of reads after a lost connection. */
const MAX_ATTEMPTS = 4;
const RETRY_DELAY_MS = 50;
const RETRY_TIMEOUT_MS = 2_000;

/**
 * Retries a read whose connection was lost. More than once: when the server closes all connections, the pool still has
 * others that are lost, too.
 */
export async function retryRead<Result>(read: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + RETRY_TIMEOUT_MS;
  for (let attempt = 1; ; attempt++) {
    try {
      return await read();
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || Date.now() > deadline || faultOf(error) !== "unreachable") throw error;
      await wait(RETRY_DELAY_MS);
    }
  }
}
