/** How long what is not kept for ever is kept, in milliseconds. docs/retention.md lists them too. */
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

export const RETENTION = {
  /** A session after it has ended, with the device it was on: until then an admin can be told of a misuse. */
  session: 30 * DAY_MS,
  /** A one-time link after it was used or could no longer be. */
  link: 30 * DAY_MS,
  /** That an account signed in from an address: from there a stranger's guesses do not lock it out. Both only as a hash. */
  knownAddress: 30 * DAY_MS,
  /** Failed tries to sign in, by the hash of their account and address. */
  failedAttempts: HOUR_MS,
  /** That a form was accepted, with what came of it: sent again, it is not carried out twice. */
  idempotencyKey: 48 * HOUR_MS,
  /** What was typed into a form whose session had run out. */
  draft: DAY_MS,
} as const;
