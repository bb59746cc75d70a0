/** The themes that a device can choose instead of the system's. */
export const themes = ["light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The age of the cookie in seconds: a year. The server reads it, so that the page does not flash. */
export const THEME_COOKIE_MAX_AGE = 365 * 24 * 60 * 60;

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}
