/** Apart from passwords.ts, so that the browser's validation does not bring the hashing along. */
export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 200;
