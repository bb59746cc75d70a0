import "server-only";
import { consumeSearch } from "@/lib/storefront/search-rate-limit";
import { clientIp } from "./request";
import { viewer } from "./viewer";

/** Counts a search against the client's limit. Returns 0 if it is allowed, or the number of seconds to wait. */
export async function searchRetryAfter(): Promise<number> {
  // Signed-in users are not limited.
  return (await viewer()).kind === "user" ? 0 : consumeSearch("app", await clientIp());
}
