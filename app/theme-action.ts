"use server";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { isTheme, themeCookie, themeCookieAge } from "@/components/frame/themes";
import { ownPath } from "@/lib/auth/origin";

/** Gives this device a look, or has it follow the system again; for browsers without JavaScript. */
export async function chooseThemeAction(form: FormData): Promise<void> {
  const theme = form.get("theme");
  const jar = await cookies();
  if (isTheme(theme)) jar.set(themeCookie, theme, { maxAge: themeCookieAge, sameSite: "lax", path: "/" });
  else jar.delete(themeCookie);
  redirect(ownPath((await headers()).get("x-path") ?? "/"));
}
