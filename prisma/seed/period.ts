/** The two years that the demo's shop has been going: fixed, so that the demo is the same whenever it is made. */
export const period = {
  start: new Date("2024-10-01T09:00:00Z"),
  /** The stores and the staff were there before the first book. */
  catalogue: new Date("2024-10-14T09:00:00Z"),
  end: new Date("2026-10-01T00:00:00Z"),
};
