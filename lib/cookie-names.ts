import { env } from "./env";

/** Over HTTPS a browser takes such a cookie from this very host alone, with Secure, Path=/ and no Domain. */
const prefix = env.PUBLIC_URL.startsWith("https:") ? "__Host-" : "";

/** Every cookie there is. The theme's is also in scripts/server/error-pages.mjs. */
export const cookieNames = {
  session: `${prefix}deckle-session`,
  /** A message for the next page. */
  flash: `${prefix}deckle-flash`,
  /** Why a form that a route takes was refused. */
  formError: `${prefix}deckle-form-error`,
  theme: `${prefix}deckle-theme`,
  store: `${prefix}deckle-store`,
} as const;
