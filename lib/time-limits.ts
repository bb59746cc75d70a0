/**
 * Time limits in milliseconds. TIME_LIMIT_FACTOR multiplies all of them: for slow machines, and for tests, which must
 * not depend on the speed of a machine.
 */
import { env } from "./env";

const seconds = (count: number): number => count * 1_000 * env.TIME_LIMIT_FACTOR;

export const timeLimits = {
  /** Waiting for the write lock, retries included. */
  write: seconds(10),
  /** One write transaction, from begin to commit. */
  transaction: seconds(60),
  /** Suggestions and options while a user types several words. */
  lookup: seconds(0.5),
  /** All queries of one list page together, where no index answers them. */
  list: seconds(2),
  /** The time that the dashboard waits for one figure. */
  figure: seconds(1),
  /** Reading the ids of all rows of a list, for bulk actions. */
  allRows: seconds(10),
  /** Counting the changes to undo. */
  undo: seconds(20),
  /** Waiting for a free stream. */
  stream: seconds(10),
  /** Waiting for the consumer of a stream: an open read keeps the database from cleaning up. */
  stalledStream: seconds(30),
  /** Resizing a cover image, including the wait for a free slot. */
  picture: seconds(20),
  /**
   * Inspecting an uploaded file, including the wait for a free slot. The shared strings of large workbooks take most of
   * it.
   */
  inspectFile: seconds(60),
  /** A job without progress. One batch takes half a second; 20,000 rows in one transaction take about ten. */
  jobSilence: seconds(120),
};
