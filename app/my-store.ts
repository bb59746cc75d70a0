import "server-only";
import { cookies } from "next/headers";
import { readId } from "@/lib/fields";
import { isHttps } from "./session-cookie";

const cookie = "deckle-store";
const YEAR = 365 * 24 * 60 * 60;

/** The store that somebody said this device is in. It may have been deleted since. */
export async function myStore(): Promise<number | undefined> {
  return readId((await cookies()).get(cookie)?.value ?? "");
}

/** Keeps on this device which store it is in; undefined forgets it. */
export async function rememberStore(id: number | undefined): Promise<void> {
  const store = await cookies();
  if (id === undefined) store.delete(cookie);
  else store.set(cookie, String(id), { path: "/", maxAge: YEAR, sameSite: "lax", secure: await isHttps() });
}
