/** How long what is not kept for ever is kept, in milliseconds. It is in the README, too: “What is kept, and for how long”. */
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

export const keptFor = {
  /** A session after it has ended, with the device it was on: until then an admin can be told of a misuse. */
  session: 30 * DAY,
  /** A one-time link after it was used or could no longer be. */
  link: 30 * DAY,
  /** That an account signed in from an address: from there a stranger's guesses do not lock it out. Both only as a hash. */
  knownAddress: 30 * DAY,
  /** Failed tries to sign in, by the hash of their account and address. */
  failedTries: HOUR,
  /** That a form was accepted, with what came of it: sent again, it is not carried out twice. */
  submission: 48 * HOUR,
  /** What was typed into a form whose session had run out. */
  draft: DAY,
} as const;
