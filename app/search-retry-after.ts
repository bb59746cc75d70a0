import "server-only";
import { consumeSearch } from "@/lib/storefront/search-rate-limit";
import { clientIp } from "./request";
import { viewer } from "./viewer";

/** Counts a search by whoever makes this request: 0 when it may be carried out, or how many seconds they have to wait. */
export async function searchRetryAfter(): Promise<number> {
  // Who has signed in is known, and limited by nothing but their work.
  return (await viewer()).kind === "user" ? 0 : consumeSearch("app", await clientIp());
}
