import "server-only";
import { parseId } from "@/lib/values/form-fields";
import { deleteCookie, readCookie, setCookie } from "./cookies";

const YEAR = 365 * 24 * 60 * 60;

/** The id of the store that this device is in. It may have been deleted since. */
export async function myStore(): Promise<number | undefined> {
  return parseId((await readCookie("store")) ?? "");
}

/** Stores on this device which store it is in; undefined clears it. */
export async function setMyStore(id: number | undefined): Promise<void> {
  if (id === undefined) await deleteCookie("store");
  else await setCookie("store", String(id), { maxAge: YEAR });
}
