import type { BrowserContextOptions } from "@playwright/test";
import type { Client } from "./client";

/** The client's session, for a browser to go on with. */
export function stateOf(client: Client): Exclude<BrowserContextOptions["storageState"], string | undefined> {
  const { hostname } = new URL(client.origin);
  const value = client.cookies.get("deckle-session")?.value ?? "";
  const cookie = { name: "deckle-session", value, domain: hostname, path: "/", expires: -1 };
  return { cookies: [{ ...cookie, httpOnly: true, secure: false, sameSite: "Lax" }], origins: [] };
}
