/**
 * How long work may take before it is given up, in milliseconds. TIME_LIMIT_FACTOR multiplies all of them: for slow
 * machines, and for tests, which must not depend on how fast a machine is.
 */
import { env } from "./env";

const seconds = (count: number): number => count * 1_000 * env.TIME_LIMIT_FACTOR;

export const timeLimits = {
  /** Waiting for the write lock: to take it, and to take it again when somebody else was in the way. */
  write: seconds(10),
  /** One write transaction, from its begin to its commit. */
  transaction: seconds(60),
  /** Suggestions and choices while somebody types several words. */
  lookup: seconds(0.5),
  /** All queries of one page of a list together, where no index answers them. */
  list: seconds(2),
  /** One figure of the dashboard, as long as its page waits for it. */
  figure: seconds(1),
  /** All rows of a list at once, for what is done to them together. */
  allRows: seconds(10),
  /** Counting what there is to undo. */
  undo: seconds(20),
  /** Waiting for the turn to stream rows. */
  stream: seconds(10),
  /** Waiting for whoever takes a stream's rows: the database cannot tidy up behind them. */
  stalledStream: seconds(30),
  /** Making one size of a cover from a picture, and waiting for the turn to do so. */
  picture: seconds(20),
  /** Finding out what a file is, and waiting for the turn to do so. The shared strings of the largest workbooks take most of it. */
  inspectFile: seconds(60),
  /** A job of which nothing is heard. One batch takes half a second; 20,000 rows in one transaction take some ten. */
  jobSilence: seconds(120),
};
