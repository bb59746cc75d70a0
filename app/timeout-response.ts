import "server-only";
import { orTimeout, SEARCH_TOO_SLOW } from "@/lib/search/run-search";

/** Returns a search's response, or 503 if it timed out: an empty result would mean that nothing was found. */
export async function orTimeoutResponse(answer: Promise<Response>): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  return (await orTimeout(answer)) ?? Response.json({ error: SEARCH_TOO_SLOW }, { status: 503, headers });
}
