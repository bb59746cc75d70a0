/** Serial numbers that a workbook formats as dates. */
import { MAX_FORMAT_CODE } from "../limits";

export type DateFormat = "date" | "time" | "moment" | "year";

/** Excel's built-in date and time formats (ECMA-376, 18.8.30); the East Asian ones are dates. */
const BUILT_IN: [from: number, to: number, shows: DateFormat][] = [
  [14, 17, "date"],
  [18, 21, "time"],
  [22, 22, "moment"],
  [27, 31, "date"],
  [32, 35, "time"],
  [36, 36, "date"],
  [45, 47, "time"],
  [50, 58, "date"],
];

/** Elapsed time beyond a day: "[h]:mm". Other brackets are a colour, condition or language. */
const ELAPSED = /^\[(?:h+|m+|s+)\]$/i;

/** The kind of date that a number format shows; undefined for numbers. */
export function dateFormatOf(format: number, code: string | undefined): DateFormat | undefined {
  // Excel's format codes are not longer.
  if (code === undefined || code.length > MAX_FORMAT_CODE)
    return BUILT_IN.find(([from, to]) => format >= from && format <= to)?.[2];
  const [positive = ""] = code.split(";");
  const letters = positive
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[[^[\]]*\]/g, (bracketed) => (ELAPSED.test(bracketed) ? bracketed : ""))
    .replace(/general/gi, "")
    .toLowerCase();
  if (/^[^a-z]*(?:y|e)+[^a-z]*$/.test(letters) && letters.includes("y")) return "year";
  const hasDay = /[yd]/.test(letters) || (/m/.test(letters) && !/[hs]/.test(letters));
  const hasTime = /[hs]/.test(letters);
  if (hasDay) return hasTime ? "moment" : "date";
  return hasTime ? "time" : undefined;
}

const DAY = 86_400_000;

/** A serial number as ISO 8601 text without a time zone; undefined for numbers that are not dates. */
export function serialToIso(serial: number, shows: DateFormat, since1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return undefined;
  // Excel treats 1900 as a leap year, so days before 29 February 1900 are off by one.
  const start = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const text = new Date(start + Math.round((serial * DAY) / 1000) * 1000).toISOString();
  const [day, time] = [text.slice(0, 10), text.slice(11, 19)];
  if (shows === "year") return String(Number(day.slice(0, 4)));
  if (serial < 1 && shows !== "date") return time;
  return time === "00:00:00" || shows === "date" ? day : `${day}T${time}`;
}
