import "server-only";
import { readId } from "@/lib/values/form-fields";
import { forgetCookie, readCookie, setCookie } from "./cookies";

const YEAR = 365 * 24 * 60 * 60;

/** The store that somebody said this device is in. It may have been deleted since. */
export async function myStore(): Promise<number | undefined> {
  return readId((await readCookie("store")) ?? "");
}

/** Keeps on this device which store it is in; undefined forgets it. */
export async function rememberStore(id: number | undefined): Promise<void> {
  if (id === undefined) await forgetCookie("store");
  else await setCookie("store", String(id), { maxAge: YEAR });
}
