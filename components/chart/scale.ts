/** Bars narrower than this, in percent, cannot be seen. */
const MIN_VISIBLE = 0.6;

/** How long the bar of a value is, in percent of that of the largest one: nothing for nothing, and never too short to be seen. */
export function barLength(value: number, largest: number): number {
  if (!(value > 0) || !(largest > 0)) return 0;
  return Math.max(MIN_VISIBLE, Math.round((1000 * Math.min(value, largest)) / largest) / 10);
}

/** The largest of some values; 0 when there is none. */
export function maxOf(values: number[]): number {
  return values.reduce((largest, value) => Math.max(largest, value), 0);
}
