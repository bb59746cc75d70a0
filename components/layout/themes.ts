/** The looks a device can be given instead of its system's. */
export const themes = ["light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** In a cookie for a year, which is read by the page as it is made: so nothing flashes. */
export const THEME_COOKIE_MAX_AGE = 365 * 24 * 60 * 60;

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}
