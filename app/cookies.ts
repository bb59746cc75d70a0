import "server-only";
import { cookies, headers } from "next/headers";
import { cookieNames } from "@/lib/cookie-names";
import { env } from "@/lib/env";

type CookieName = keyof typeof cookieNames;

interface CookieOptions {
  /** In seconds. */
  maxAge: number;
  /** Whether scripts on the page may read it. */
  readableByScripts?: boolean;
}

/** What a cookie of ours holds. It can be anything at all by the time that it comes back. */
export async function readCookie(name: CookieName): Promise<string | undefined> {
  return (await cookies()).get(cookieNames[name])?.value;
}

/** Keeps a cookie. All have Path=/, without which a browser refuses the prefix that their names have over HTTPS. */
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

/** Forgets a cookie. Not by `delete`, which sends no Secure, so that a browser keeps one with the prefix. */
export async function deleteCookie(name: CookieName): Promise<void> {
  await setCookie(name, "", { maxAge: 0 });
}

/** Whether the person's own connection is encrypted; the header is set by our server, or by the proxy we trust. */
async function isHttps(): Promise<boolean> {
  return env.PUBLIC_URL.startsWith("https:") || (await headers()).get("x-forwarded-proto") === "https";
}
