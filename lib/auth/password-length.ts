/** Separate from passwords.ts, so that the browser's validation does not load the hashing. */
export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 200;
