/** What a dry run decided about each row, in five bytes: so that the run can say what turned out differently. */
import { type FileHandle, open } from "node:fs/promises";
import { importPath } from "../files/files";
import type { Planned } from "../read/row";
import { hashed } from "./duplicate-rows";
import type { Different } from "./plan";

const actions = ["created", "changed", "unchanged", "skipped", "refused"] as const;
export const DECISION = 5;

const words = {
  created: "was to be added",
  changed: "was to be changed",
  unchanged: "was to stay as it is",
  skipped: "was to be skipped",
  refused: "was to be refused",
};
const now = {
  created: "was added",
  changed: "was changed",
  unchanged: "stayed as it is",
  skipped: "was skipped",
  refused: "was refused",
};

/** What was decided about rows, one behind the other. */
export function encodeDecisions(planned: Planned[]): Buffer {
  const bytes = Buffer.alloc(planned.length * DECISION);
  for (const [place, plan] of planned.entries()) {
    bytes.writeUInt8(actions.indexOf(plan.action), place * DECISION);
    bytes.writeUInt32LE(fingerprint(plan), place * DECISION + 1);
  }
  return bytes;
}

/** Of a change, what it changes; of a refusal, its kind. The rest follows from the file. */
function fingerprint({ action, differences, notes, row }: Planned): number {
  if (action === "changed") return hashed(JSON.stringify(differences))[0];
  if (action === "refused") return hashed([...row.refusals, ...notes].map(({ kind }) => kind).join())[0];
  return 0;
}

export class Decisions {
  private constructor(private readonly file: FileHandle | undefined) {}

  /** Those of the last dry run; without any, nothing differs. */
  static async open(id: number): Promise<Decisions> {
    return new Decisions(await open(importPath(id, "decisions")).catch(() => undefined));
  }

  /** What was decided about `count` rows from the one with this place. */
  async read(from: number, count: number): Promise<Buffer> {
    const bytes = Buffer.alloc(count * DECISION, 0xff);
    const read = await this.file?.read(bytes, 0, bytes.length, from * DECISION);
    return bytes.subarray(0, read?.bytesRead ?? 0);
  }

  async close(): Promise<void> {
    await this.file?.close();
  }
}

/** What became of rows otherwise than it had been decided, `decided` beginning with the first of them. */
export function differencesFrom(decided: Buffer, planned: Planned[]): Different[] {
  const present = encodeDecisions(planned);
  return planned.flatMap((plan, place): Different[] => {
    const [from, to] = [place * DECISION, (place + 1) * DECISION];
    if (to > decided.length || decided.subarray(from, to).equals(present.subarray(from, to))) return [];
    const action = actions[decided.readUInt8(from)];
    const { row, label } = plan;
    // What is there may be called otherwise than the file has it.
    const named = String(row.values.title ?? row.values.name ?? row.values.username ?? label);
    const why = [...row.refusals, ...plan.notes].map(({ reason }) => reason).join(" ");
    const how =
      plan.action === "refused" ? `: ${why}` : action === plan.action ? ", but not as the dry run said." : ".";
    return [
      {
        line: row.line,
        was: `${named} ${action ? words[action] : "was not there"}.`,
        now: `${named === label ? "It" : label} ${now[plan.action]}${how}`,
      },
    ];
  });
}
