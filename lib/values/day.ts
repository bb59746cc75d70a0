/** Calendar days and months of a time zone, as points in time. */

/**
 * The bounds of the day "2026-11-21" in a time zone (IANA): `from` inclusive, `to` exclusive. Undefined for an invalid day and
 * outside the years 1000 to 9998. A day has 23 or 25 hours where clocks change.
 */
export function dayBounds(text: string, timeZone: string): { from: Date; to: Date } | undefined {
  const [, year, month, day] = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const midnight = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (
    year === undefined ||
    year === "9999" ||
    Number.isNaN(midnight.getTime()) ||
    midnight.toISOString().slice(0, 10) !== text
  )
    return undefined;
  const next = new Date(midnight);
  next.setUTCDate(next.getUTCDate() + 1);
  return { from: toMoment(midnight, timeZone), to: toMoment(next, timeZone) };
}

export interface Month {
  /** "2026-11" */
  month: string;
  /** Its start, and the start of the next month. */
  from: Date;
  to: Date;
}

/** The months of a time zone from that of one time to that of another. */
export function monthsBetween(first: Date, last: Date, timeZone: string): Month[] {
  const months: Month[] = [];
  const [year = 0, month = 1] = wallClock(first, timeZone).toISOString().slice(0, 7).split("-").map(Number);
  for (let count = 0; ; count++) {
    const wall = new Date(Date.UTC(year, month - 1 + count, 1));
    const from = toMoment(wall, timeZone);
    if (from > last) return months;
    const to = toMoment(new Date(Date.UTC(year, month + count, 1)), timeZone);
    months.push({ month: wall.toISOString().slice(0, 7), from, to });
  }
}

/** The first time at which clocks in the zone show this wall-clock time or, where they skip it, a later one. */
function toMoment(wall: Date, timeZone: string): Date {
  const offset = (moment: Date) => wallClock(moment, timeZone).getTime() - moment.getTime();
  const guess = new Date(wall.getTime() - offset(wall));
  const again = new Date(wall.getTime() - offset(guess));
  return wallClock(again, timeZone) >= wall ? again : guess;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The wall-clock time in the zone, as if it were UTC. */
function wallClock(moment: Date, timeZone: string): Date {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
    clocks.set(timeZone, clock);
  }
  return new Date(`${clock.format(moment).replace(" ", "T")}Z`);
}
