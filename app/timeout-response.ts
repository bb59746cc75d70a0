import "server-only";
import { orTimeout, SEARCH_TOO_SLOW } from "@/lib/search/run-search";

/** The answer to a search; where its time was up, a 503 that says so: an empty answer would say that nothing was found. */
export async function orTimeoutResponse(answer: Promise<Response>): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  return (await orTimeout(answer)) ?? Response.json({ error: SEARCH_TOO_SLOW }, { status: 503, headers });
}
