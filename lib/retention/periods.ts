/** Retention periods in milliseconds. docs/retention.md lists them too. */
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

export const RETENTION = {
  /** Ended sessions with their device, so that an admin can investigate misuse. */
  session: 30 * DAY_MS,
  /** Used and expired one-time links. */
  link: 30 * DAY_MS,
  /** Hashes of the addresses from which an account signed in: guesses by strangers do not lock it out there. */
  knownAddress: 30 * DAY_MS,
  /** Failed sign-in attempts, by hash of account and address. */
  failedAttempts: HOUR_MS,
  /** Results of accepted forms: submitting one twice has no further effect. */
  idempotencyKey: 48 * HOUR_MS,
  /** Drafts of forms whose session had expired. */
  draft: DAY_MS,
} as const;
