/** Formats dates, numbers and money, in the shop's time zone and currency. */
import { env } from "../env";

const LOCALE = "en-GB";
const day = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone: env.TIME_ZONE });
const moment = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeStyle: "short", timeZone: env.TIME_ZONE });
const monthOfYear = new Intl.DateTimeFormat(LOCALE, { month: "long", year: "numeric", timeZone: "UTC" });
const shortMonthOfYear = new Intl.DateTimeFormat(LOCALE, { month: "short", timeZone: "UTC" });
const clock = new Intl.DateTimeFormat(LOCALE, { timeStyle: "short", timeZone: env.TIME_ZONE });
const number = new Intl.NumberFormat(LOCALE);
const compact = new Intl.NumberFormat(LOCALE, { notation: "compact", maximumSignificantDigits: 3 });
const percent = new Intl.NumberFormat(LOCALE, { style: "percent" });
const money = new Intl.NumberFormat(LOCALE, { style: "currency", currency: env.CURRENCY });
/** The number of decimals of the shop's currency: 2 for GBP, 0 for JPY. */
export const minorDigits = money.resolvedOptions().maximumFractionDigits ?? 2;

export const formatDate = (date: Date): string => day.format(date);
export const formatDateTime = (date: Date): string => moment.format(date);
/** A month of the calendar: "2026-11" is "November 2026". */
export const formatMonth = (month: string): string => monthOfYear.format(new Date(`${month}-01`));
/** The short form: "Nov". */
export const formatShortMonth = (month: string): string => shortMonthOfYear.format(new Date(`${month}-01`));
/** The time of day: "14:05". */
export const formatTimeOfDay = (date: Date): string => clock.format(date);
export const formatNumber = (value: number): string => number.format(value);
/** A compact number: "9,950", "12.3k". */
export const formatCompact = (value: number): string => (value < 10_000 ? number : compact).format(value);
/** A share in percent. Never rounds to 0% or 100% what is not: "<1%", ">99%". */
export function formatShare(part: number, whole: number): string {
  if (part === 0 || part === whole) return percent.format(part === 0 ? 0 : 1);
  if (part / whole < 0.01) return "<1%";
  return part / whole > 0.99 ? ">99%" : percent.format(part / whole);
}
/** "1 book", "1,234 books". */
export const formatCount = (count: number, one: string, many = `${one}s`): string =>
  `${number.format(count)} ${count === 1 ? one : many}`;

/** An amount in minor units, as a price: 1299 is "£12.99". */
export const formatMoney = (minor: number): string => money.format(minor / 10 ** minorDigits);
/** An amount in minor units as form input: 1299 is "12.99". */
export const formatMoneyInput = (minor: number): string => (minor / 10 ** minorDigits).toFixed(minorDigits);

/** A year, negative for BCE: "1937", "750 BCE". */
export const formatYear = (year: number): string => (year < 0 ? `${-year} BCE` : String(year));

/** A field's label inside a sentence: "Title" is "title", "ISBN" stays. */
export const labelInSentence = (label: string): string => (/^[A-Z]{2}/.test(label) ? label : label.toLowerCase());
