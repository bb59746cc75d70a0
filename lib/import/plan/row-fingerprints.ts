/** A five-byte fingerprint of each planned row, so that the import can report deviations from the plan. */
import { type FileHandle, open } from "node:fs/promises";
import { importPath } from "../files/files";
import type { PlannedRow } from "../read/row";
import { hash64 } from "./duplicate-detector";
import type { PlanDeviation } from "./plan";

const actions = ["created", "changed", "unchanged", "skipped", "rejected"] as const;
export const FINGERPRINT_BYTES = 5;

const words = {
  created: "should have been added",
  changed: "should have been changed",
  unchanged: "should have stayed unchanged",
  skipped: "should have been skipped",
  rejected: "should have been rejected",
};
const now = {
  created: "was added",
  changed: "was changed",
  unchanged: "stayed unchanged",
  skipped: "was skipped",
  rejected: "was rejected",
};

/** The fingerprints of rows, in sequence. */
export function encodeFingerprints(planned: PlannedRow[]): Buffer {
  const bytes = Buffer.alloc(planned.length * FINGERPRINT_BYTES);
  for (const [place, plan] of planned.entries()) {
    bytes.writeUInt8(actions.indexOf(plan.action), place * FINGERPRINT_BYTES);
    bytes.writeUInt32LE(fingerprint(plan), place * FINGERPRINT_BYTES + 1);
  }
  return bytes;
}

/** Hashes the differences of a change, or the kinds of the errors. The rest follows from the file. */
function fingerprint({ action, differences, problems, row }: PlannedRow): number {
  if (action === "changed") return hash64(JSON.stringify(differences))[0];
  if (action === "rejected") return hash64([...row.errors, ...problems].map(({ kind }) => kind).join())[0];
  return 0;
}

export class RowFingerprints {
  private constructor(private readonly file: FileHandle | undefined) {}

  /** Opens the fingerprints of the last dry run. Without them, no deviations are found. */
  static async open(id: number): Promise<RowFingerprints> {
    return new RowFingerprints(await open(importPath(id, "fingerprints")).catch(() => undefined));
  }

  /** Reads the fingerprints of `count` rows, starting at row `from`. */
  async read(from: number, count: number): Promise<Buffer> {
    const bytes = Buffer.alloc(count * FINGERPRINT_BYTES, 0xff);
    const read = await this.file?.read(bytes, 0, bytes.length, from * FINGERPRINT_BYTES);
    return bytes.subarray(0, read?.bytesRead ?? 0);
  }

  async close(): Promise<void> {
    await this.file?.close();
  }
}

/** Compares rows with their expected fingerprints. */
export function findDeviations(decided: Buffer, planned: PlannedRow[]): PlanDeviation[] {
  const present = encodeFingerprints(planned);
  return planned.flatMap((plan, place): PlanDeviation[] => {
    const [from, to] = [place * FINGERPRINT_BYTES, (place + 1) * FINGERPRINT_BYTES];
    if (to > decided.length || decided.subarray(from, to).equals(present.subarray(from, to))) return [];
    const action = actions[decided.readUInt8(from)];
    const { row, label } = plan;
    // The existing record may have another name than the file.
    const named = String(row.values.title ?? row.values.name ?? row.values.username ?? label);
    const why = [...row.errors, ...plan.problems].map(({ reason }) => reason).join(" ");
    const how =
      plan.action === "rejected" ? `: ${why}` : action === plan.action ? ", but differently from the preview." : ".";
    return [
      {
        line: row.line,
        was: `${named} ${action ? words[action] : "was not there"}.`,
        now: `${named === label ? "It" : label} ${now[plan.action]}${how}`,
      },
    ];
  });
}
