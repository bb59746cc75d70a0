import "server-only";
import { cookies, headers } from "next/headers";
import { LIFETIME } from "@/lib/auth/sessions";
import { env } from "@/lib/env";
import { sessionCookie } from "./session-cookie-name";

export { sessionCookie };

export async function setSessionCookie(token: string): Promise<void> {
  (await cookies()).set(sessionCookie, token, {
    httpOnly: true,
    sameSite: "lax",
    secure: await isHttps(),
    path: "/",
    maxAge: LIFETIME / 1000,
  });
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).delete(sessionCookie);
}

/** Whether the person's own connection is encrypted; the header is set by our server, or by the proxy we trust. */
export async function isHttps(): Promise<boolean> {
  return env.PUBLIC_URL.startsWith("https:") || (await headers()).get("x-forwarded-proto") === "https";
}
