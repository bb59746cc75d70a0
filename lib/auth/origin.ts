import { env } from "../env";

/**
 * Whether a request that changes something comes from the shop's own pages. Compared with PUBLIC_URL, never with the
 * request's own Host; without PUBLIC_URL, on loopback, its other names count too. A missing Origin is not ours.
 */
export function isSameOrigin(origin: string | null): boolean {
  if (!origin) return false;
  if (origin === env.PUBLIC_URL) return true;
  if (env.publicUrlIsSet || !env.loopback || !URL.canParse(origin)) return false;
  const { protocol, hostname, port } = new URL(origin);
  return protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname) && port === String(env.PORT);
}

/** A path of our own that somebody may be sent to after signing in; the desk for anything else. */
export function safeRedirectPath(path: string | null | undefined): string {
  if (!path?.startsWith("/") || /^\/[/\\]|[\\\p{Cc}]/u.test(path)) return "/desk";
  const url = new URL(path, "http://own.invalid");
  // "/.//evil" is a path of our own until its dots are taken out.
  const isOwn = url.origin === "http://own.invalid" && !url.pathname.startsWith("//");
  return isOwn ? url.pathname + url.search : "/desk";
}
