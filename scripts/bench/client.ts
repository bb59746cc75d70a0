/** An HTTP client that measures response times over keep-alive connections. */
import { Agent, request } from "node:http";

const TIMEOUT_MS = 60_000;

export interface Answer {
  status: number;
  location?: string;
  text: string;
}

export interface Timed {
  /** The time of each request until its last byte, in milliseconds, ascending. */
  latencies: number[];
  requestsPerSecond: number;
}

/** Requests a page once and returns its text. */
export function get(origin: string, path: string, cookie: string, agent?: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, origin), { agent, headers: { cookie, accept: "text/html" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    asked.setTimeout(TIMEOUT_MS, () => asked.destroy(new Error(`${path} was not answered in time.`)));
    asked.on("error", reject);
    asked.end();
  });
}

/**
 * Sends requests over a number of connections, each sending the next one after a response, for a time in milliseconds or
 * a number of requests.
 */
export async function timed(
  ask: (agent: Agent) => Promise<unknown>,
  connections: number,
  until: { milliseconds: number } | { requests: number },
): Promise<Timed> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  const began = performance.now();
  let begun = 0;
  const shouldContinue = () =>
    "requests" in until ? begun < until.requests : performance.now() - began < until.milliseconds;
  const connection = async () => {
    while (shouldContinue()) {
      begun++;
      const from = performance.now();
      await ask(agent);
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { latencies: latencies.sort((a, b) => a - b), requestsPerSecond: latencies.length / seconds };
}

/** A percentile of sorted numbers. */
export function quantile(sorted: number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
