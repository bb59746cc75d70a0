/** The two years covered by the demo: fixed, so that the demo is always the same. */
export const period = {
  start: new Date("2024-10-01T09:00:00Z"),
  /** The stores and the staff existed before the first book. */
  catalogue: new Date("2024-10-14T09:00:00Z"),
  end: new Date("2026-10-01T00:00:00Z"),
};
