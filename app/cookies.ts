import "server-only";
import { cookies, headers } from "next/headers";
import { cookieNames } from "@/lib/cookie-names";
import { env } from "@/lib/env";

type CookieName = keyof typeof cookieNames;

interface CookieOptions {
  /** In seconds. */
  maxAge: number;
  /** Whether scripts may read it. */
  readableByScripts?: boolean;
}

/** Returns the value of a cookie, which may have been tampered with. */
export async function readCookie(name: CookieName): Promise<string | undefined> {
  return (await cookies()).get(cookieNames[name])?.value;
}

/** Sets a cookie with Path=/, which the __Host- prefix of its name requires over HTTPS. */
export async function setCookie(
  name: CookieName,
  value: string,
  { maxAge, readableByScripts: forScripts = false }: CookieOptions,
): Promise<void> {
  (await cookies()).set(cookieNames[name], value, {
    path: "/",
    maxAge,
    httpOnly: !forScripts,
    sameSite: "lax",
    secure: await isHttps(),
  });
}

/** Deletes a cookie. Next's `delete` sends no Secure, so that a browser would keep a cookie with the __Host- prefix. */
export async function deleteCookie(name: CookieName): Promise<void> {
  await setCookie(name, "", { maxAge: 0 });
}

/** Whether the client's connection is encrypted; our server or the trusted proxy sets the header. */
async function isHttps(): Promise<boolean> {
  return env.PUBLIC_URL.startsWith("https:") || (await headers()).get("x-forwarded-proto") === "https";
}
