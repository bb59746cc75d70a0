import { env } from "../env";

/**
 * Whether a request that changes data comes from our own pages (CSRF). Compares the Origin with PUBLIC_URL, never with
 * the request's Host; without PUBLIC_URL, on loopback, its other names count too. A missing Origin is refused.
 */
export function isSameOrigin(origin: string | null): boolean {
  if (!origin) return false;
  if (origin === env.PUBLIC_URL) return true;
  if (env.publicUrlIsSet || !env.loopback || !URL.canParse(origin)) return false;
  const { protocol, hostname, port } = new URL(origin);
  return protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname) && port === String(env.PORT);
}

/** A safe path to redirect to after signing in; the desk for anything else (open redirect). */
export function safeRedirectPath(path: string | null | undefined): string {
  if (!path?.startsWith("/") || /^\/[/\\]|[\\\p{Cc}]/u.test(path)) return "/desk";
  const url = new URL(path, "http://own.invalid");
  // "/.//evil" looks like our own path until its dots are resolved.
  const isOwn = url.origin === "http://own.invalid" && !url.pathname.startsWith("//");
  return isOwn ? url.pathname + url.search : "/desk";
}
