import { env } from "./env";

/** Over HTTPS browsers accept such a cookie only from this very host, with Secure, Path=/ and no Domain. */
const prefix = env.PUBLIC_URL.startsWith("https:") ? "__Host-" : "";

/** All cookies. The theme's name is also in scripts/server/error-pages.mjs. */
export const cookieNames = {
  session: `${prefix}deckle-session`,
  /** A message for the next page. */
  flash: `${prefix}deckle-flash`,
  /** The error of a form that was submitted to a route. */
  formError: `${prefix}deckle-form-error`,
  theme: `${prefix}deckle-theme`,
  store: `${prefix}deckle-store`,
} as const;
