/** Messages for faults of disks and databases, with what to do. */

export type Fault = "full" | "readOnly" | "failing" | "damaged" | "replaced" | "unreachable" | "crowded";

const messages: Record<Fault, { what: string; advice: string }> = {
  full: { what: "The disk is full.", advice: "Ask an admin to free some space, then try again." },
  readOnly: { what: "The database or its disk is read-only.", advice: "Tell an admin." },
  failing: { what: "The disk reported an error.", advice: "Tell an admin." },
  damaged: { what: "The database is damaged.", advice: "Tell an admin, who can restore a backup." },
  replaced: {
    what: "The database file was moved, deleted or replaced while Deckle was running.",
    advice: "Ask an admin to restart Deckle.",
  },
  unreachable: { what: "The database can't be reached.", advice: "Try again in a moment." },
  crowded: { what: "The database takes no more connections.", advice: "Try again in a moment." },
};

/** “The disk is full. Nothing was saved. Ask an admin to free some space, then try again.” */
export function faultMessage(fault: Fault, outcome = "Nothing was saved."): string {
  const { what, advice } = messages[fault];
  return `${what} ${outcome} ${advice}`;
}

/** For a commit whose result is unknown; `isKeyed`: submitting the same form again has no further effect. */
export function inDoubtMessage(isKeyed = false): string {
  const advice = isKeyed ? "Save it again as it is: nothing is saved twice." : "Look before you save it again.";
  return `The database broke off while this was being saved. It may or may not have been saved. ${advice}`;
}

const fileFaults: Record<string, Fault> = {
  ...{ ENOSPC: "full", EDQUOT: "full", EFBIG: "full" },
  ...{ EROFS: "readOnly", EACCES: "readOnly", EPERM: "readOnly" },
  EIO: "failing",
};

/** The fault behind a file system error; undefined for other errors. */
export function fileFaultOf(error: unknown): Fault | undefined {
  const { code, syscall } = Object(error) as NodeJS.ErrnoException;
  // Only system errors: database errors have codes of their own.
  return code !== undefined && syscall !== undefined && Object.hasOwn(fileFaults, code) ? fileFaults[code] : undefined;
}
