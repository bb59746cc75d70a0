/** The smallest visible width of a bar, in percent. */
const MIN_VISIBLE = 0.6;

/** The length of a bar in percent of the largest: 0 for 0, otherwise at least the smallest visible width. */
export function barLength(value: number, largest: number): number {
  if (!(value > 0) || !(largest > 0)) return 0;
  return Math.max(MIN_VISIBLE, Math.round((1000 * Math.min(value, largest)) / largest) / 10);
}

/** The largest of some values; 0 when there is none. */
export function maxOf(values: number[]): number {
  return values.reduce((largest, value) => Math.max(largest, value), 0);
}
