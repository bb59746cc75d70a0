/**
 * Opening hours of a week, stored in the format of schema.org and OpenStreetMap, "Mo-Fr 09:00-18:00; Sa 10:00-16:00"
 * (missing days are closed), and displayed in words.
 */
import { type Interval, parseWeek, type Week } from "./parse-hours";

export type ParsedHours = { ok: true; text: string; week: Week } | { ok: false; reason: string };

/** Parses typed opening hours ("Mon–Fri 9:00–18:00, Sat 10-16") and returns the stored format. Never throws. */
export function parseHours(typed: string): ParsedHours {
  const read = parseWeek(typed);
  if (typeof read === "string") return { ok: false, reason: read };
  return { ok: true, text: canonical(read), week: read };
}

function canonical(week: Week): string {
  const daysByTimes = new Map<string, number[]>();
  for (const [day, intervals] of week.entries()) {
    const times = intervals.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(",");
    if (times) daysByTimes.set(times, [...(daysByTimes.get(times) ?? []), day]);
  }
  return [...daysByTimes].map(([times, days]) => `${shortDays(days)} ${times}`).join("; ");
}

function shortDays(days: number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.last === day - 1) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs
    .map(({ first, last }) => (first === last ? SHORT_DAYS[first] : `${SHORT_DAYS[first]}-${SHORT_DAYS[last]}`))
    .join(",");
}

/** "09:00" for 540 minutes after midnight. */
function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Formats stored opening hours: "Monday to Friday", "09:00–18:00", including closed days. Empty for invalid hours. */
export function describeHours(text: string): { days: string; times: string }[] {
  const parsed = parseHours(text);
  if (!parsed.ok) return [];
  const rows: { first: number; last: number; times: string }[] = [];
  for (const [day, intervals] of parsed.week.entries()) {
    const times = intervals.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(", ") || "closed";
    const row = rows.at(-1);
    if (row?.times === times) row.last = day;
    else rows.push({ first: day, last: day, times });
  }
  return rows.map(({ first, last, times }) => ({
    days: first === last ? `${LONG_DAYS[first]}` : `${LONG_DAYS[first]} to ${LONG_DAYS[last]}`,
    times,
  }));
}

/** The closing time ("18:00") of a store that is open now, in its time zone; null when it is closed. */
export function openUntil(text: string, now: Date, timeZone: string): string | null {
  const parsed = parseHours(text);
  if (!parsed.ok) return null;
  const { day, minute } = localTime(now, timeZone);
  const current = parsed.week[day]?.find(({ from, to }: Interval) => from <= minute && minute < to);
  return current ? clock(current.to) : null;
}

/** When a closed store opens next: "at 13:30", "tomorrow at 09:00", "on Monday at 09:00"; null for invalid hours. */
export function nextOpening(text: string, now: Date, timeZone: string): string | null {
  const parsed = parseHours(text);
  if (!parsed.ok) return null;
  const { day, minute } = localTime(now, timeZone);
  for (let later = 0; later <= 7; later++) {
    const then = (day + later) % 7;
    const next = parsed.week[then]?.find(({ from }) => later > 0 || from > minute);
    if (!next) continue;
    const when = later === 0 ? "at" : later === 1 ? "tomorrow at" : `on ${LONG_DAYS[then]} at`;
    return `${when} ${clock(next.from)}`;
  }
  return null;
}

function localTime(now: Date, timeZone: string): { day: number; minute: number } {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return { day: LONG_DAYS.indexOf(parts.weekday ?? ""), minute: Number(parts.hour) * 60 + Number(parts.minute) };
}

const SHORT_DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const LONG_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
