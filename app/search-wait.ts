import "server-only";
import { takeSearch } from "@/lib/storefront/search-limit";
import { clientAddress } from "./request";
import { viewer } from "./viewer";

/** Counts a search by whoever makes this request: 0 when it may be carried out, or how many seconds they have to wait. */
export async function searchWait(): Promise<number> {
  // Who has signed in is known, and limited by nothing but their work.
  return (await viewer()).kind === "user" ? 0 : takeSearch("app", await clientAddress());
}
