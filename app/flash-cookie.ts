/** The cookie of a message for the next page. Apart from flash.tsx, for proxy.ts, which takes it back. */
export const flashCookie = "deckle-flash";
