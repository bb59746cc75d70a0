"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { isTheme, THEME_COOKIE_MAX_AGE } from "@/components/layout/themes";
import { safeRedirectPath } from "@/lib/auth/origin";
import { deleteCookie, setCookie } from "./cookies";

/** Sets this device's theme, or follows the system's again; for browsers without JavaScript. */
export async function setThemeAction(form: FormData): Promise<void> {
  const theme = form.get("theme");
  if (isTheme(theme)) await setCookie("theme", theme, { maxAge: THEME_COOKIE_MAX_AGE, readableByScripts: true });
  else await deleteCookie("theme");
  redirect(safeRedirectPath((await headers()).get("x-path") ?? "/"));
}
