/** Parses typed opening hours in English: days, then times, repeated. */

/** Minutes after midnight, `to` at most 24:00 and after `from`. */
export interface Interval {
  from: number;
  to: number;
}

/** Monday first; the intervals of a day are ordered and do not overlap. */
export type Week = Interval[][];

type Token =
  | { kind: "days"; days: number[] }
  | { kind: "time"; minute: number; meridiem: boolean }
  | { kind: "to" | "closed" };

/** The week, or an error message. */
export function parseWeek(typed: string): Week | string {
  const tokens = tokenise(typed.normalize("NFKC").toLowerCase());
  if (typeof tokens === "string") return tokens;
  const week: Week = Array.from({ length: 7 }, () => []);
  const closed = new Set<number>();
  while (tokens.length > 0) {
    const days = takeDays(tokens);
    if (days.length === 0) return `Start with the days. ${EXAMPLE}`;
    if (tokens[0]?.kind === "closed") {
      tokens.shift();
      for (const day of days) closed.add(day);
      continue;
    }
    const intervals = takeIntervals(tokens);
    if (typeof intervals === "string") return intervals;
    for (const day of days) week[day]?.push(...intervals);
  }
  return normaliseWeek(week.map((intervals, day) => (closed.has(day) ? [] : intervals)));
}

const EXAMPLE = "Opening hours look like “Mo-Fr 09:00-18:00; Sa 10:00-16:00”.";

function tokenise(text: string): Token[] | string {
  const tokens: Token[] = [];
  let rest = text;
  while (rest !== "") {
    const skipped = /^(?:[\s,;:.|&]+|and\b|from\b)/.exec(rest)?.[0];
    const found = skipped ? undefined : (matchTo(rest) ?? matchTime(rest) ?? matchWord(rest));
    if (!skipped && !found) return `“${/^(?:[\p{L}\d:.]+|.)/su.exec(rest)?.[0].slice(0, 30)}” is not clear. ${EXAMPLE}`;
    if (found) tokens.push(found.token);
    rest = rest.slice(skipped?.length ?? found?.length);
  }
  return tokens;
}

function matchTo(text: string): { token: Token; length: number } | undefined {
  const [match] = /^(?:[\p{Pd}\u2212]|to\b|till\b|until\b)/u.exec(text) ?? [];
  return match ? { token: { kind: "to" }, length: match.length } : undefined;
}

function matchTime(text: string): { token: Token; length: number } | undefined {
  const match = /^(\d{1,2})(?:[:.h](\d{2})|h)?(?:\s*([ap])\.?m\b\.?)?(?![\p{L}\d])/u.exec(text);
  if (!match) return undefined;
  const [all, hours, minutes, half] = match;
  const hour = Number(hours);
  if (half && (hour < 1 || hour > 12)) return undefined;
  const minute = (half ? (hour % 12) + (half === "p" ? 12 : 0) : hour) * 60 + Number(minutes ?? 0);
  if (Number(minutes ?? 0) > 59 || minute > 24 * 60) return undefined;
  return { token: { kind: "time", minute, meridiem: half !== undefined }, length: all.length };
}

const EVERY = [0, 1, 2, 3, 4, 5, 6];
const NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

function matchWord(text: string): { token: Token; length: number } | undefined {
  const word = /^\p{L}+/u.exec(text)?.[0] ?? "";
  const length = word.length;
  if (word === "closed" || word === "off") return { token: { kind: "closed" }, length };
  if (word === "daily") return { token: { kind: "days", days: EVERY }, length };
  // "mo", "tues", "thurs" …, "weds" and "Mondays"
  const day = NAMES.findIndex(
    (name) => length >= 2 && (name.startsWith(word) || word === `${name}s` || word === `${name.slice(0, 3)}s`),
  );
  return day < 0 ? undefined : { token: { kind: "days", days: [day] }, length };
}

function takeDays(tokens: Token[]): number[] {
  const days: number[] = [];
  for (let token = tokens[0]; token?.kind === "days"; token = tokens[0]) {
    tokens.shift();
    const [first = 0] = token.days;
    const last = tokens[0]?.kind === "to" && tokens[1]?.kind === "days" ? tokens[1].days[0] : undefined;
    if (last === undefined) days.push(...token.days);
    else {
      tokens.splice(0, 2);
      // "Fr-Mo" spans the end of the week.
      days.push(...EVERY.slice(0, ((last - first + 7) % 7) + 1).map((step) => (first + step) % 7));
    }
  }
  return days;
}

function takeIntervals(tokens: Token[]): Interval[] | string {
  const intervals: Interval[] = [];
  while (tokens[0]?.kind === "time") {
    const [from, to, end] = tokens.splice(0, 3);
    if (from?.kind !== "time" || to?.kind !== "to" || end?.kind !== "time") {
      return `Enter an opening and a closing time. ${EXAMPLE}`;
    }
    if (from.meridiem !== end.meridiem) return "Write am or pm at both times, or at neither.";
    if (from.minute >= end.minute)
      return "A store closes after it opens, on the same day: five in the afternoon is 17:00.";
    intervals.push({ from: from.minute, to: end.minute });
  }
  return intervals.length > 0 ? intervals : `Enter the times. ${EXAMPLE}`;
}

function normaliseWeek(week: Week): Week | string {
  if (week.every((intervals) => intervals.length === 0))
    return "Enter the hours of at least one day, or leave this empty.";
  const tidied: Week = [];
  for (const [day, intervals] of week.entries()) {
    const merged: Interval[] = [];
    for (const { from, to } of [...intervals].sort((one, other) => one.from - other.from)) {
      const last = merged.at(-1);
      if (last && from < last.to) return `On ${capitalise(NAMES[day] ?? "")} two times overlap.`;
      if (last?.to === from) last.to = to;
      else merged.push({ from, to });
    }
    tidied.push(merged);
  }
  return tidied;
}

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
