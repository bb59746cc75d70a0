import "server-only";
import { isTheme, type Theme } from "@/components/layout/themes";
import { readCookie } from "./cookies";

/** The theme of this device; undefined follows the system. */
export async function getTheme(): Promise<Theme | undefined> {
  const value = await readCookie("theme");
  return isTheme(value) ? value : undefined;
}
