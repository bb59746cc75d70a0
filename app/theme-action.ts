"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { isTheme, themeCookieAge } from "@/components/layout/themes";
import { ownPath } from "@/lib/auth/origin";
import { forgetCookie, setCookie } from "./cookies";

/** Gives this device a look, or has it follow the system again; for browsers without JavaScript. */
export async function chooseThemeAction(form: FormData): Promise<void> {
  const theme = form.get("theme");
  if (isTheme(theme)) await setCookie("theme", theme, { maxAge: themeCookieAge, forScripts: true });
  else await forgetCookie("theme");
  redirect(ownPath((await headers()).get("x-path") ?? "/"));
}
