/** Apart from session-cookie.ts, for proxy.ts. */
export const sessionCookie = "deckle-session";
