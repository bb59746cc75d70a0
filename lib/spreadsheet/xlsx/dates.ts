/** Numbers that a workbook shows as dates. */
import { MAX_FORMAT_CODE } from "../limits";

export type DateFormat = "date" | "time" | "moment" | "year";

/** Excel's own formats that are dates or times (ECMA-376, 18.8.30); those of East Asia are dates. */
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

/** Hours, minutes or seconds that go on past a day: "[h]:mm". Any other brackets are a colour, a condition or a language. */
const ELAPSED = /^\[(?:h+|m+|s+)\]$/i;

/** What a number format shows; undefined where that is a number. */
export function dateFormatOf(format: number, code: string | undefined): DateFormat | undefined {
  // Excel writes no longer ones.
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

/** The moment of a serial number as ISO text, without a zone as workbooks have none; a number that is no date as it was. */
export function serialToIso(serial: number, shows: DateFormat, since1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return undefined;
  // Excel believes that 1900 was a leap year: before its 29 February the days are counted one off.
  const start = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const text = new Date(start + Math.round((serial * DAY) / 1000) * 1000).toISOString();
  const [day, time] = [text.slice(0, 10), text.slice(11, 19)];
  if (shows === "year") return String(Number(day.slice(0, 4)));
  if (serial < 1 && shows !== "date") return time;
  return time === "00:00:00" || shows === "date" ? day : `${day}T${time}`;
}
