/** Adds a dry run up, and writes down what it found, as it goes: memory does not grow with the file. */
import { type FileHandle, open, rename, rm, writeFile } from "node:fs/promises";
import { encodeDecisions } from "./decisions";
import { fieldLabel, type ImportEntity } from "./fields";
import { type ImportFile, importPath } from "./files";
import { kindLabel } from "./labels";
import type { Plan, Sample } from "./plan";
import type { Planner } from "./planner";
import type { Note, Planned } from "./row";
import { shown } from "./shown";
import { INDEX_ENTRY, LENGTH, type StoredPlan, type TroubledRow } from "./stored";
import { Lines } from "./twins";

const SAMPLES = 20;
const OF_REPAIRS = 5;
const files = ["problems.jsonl", "problems.idx", "decisions"] as const;
type Written = (typeof files)[number];

export class PlanWriter {
  #plan: Plan = {
    ...{ rows: 0, created: 0, changed: 0, unchanged: 0, skipped: 0, refused: 0, doubtful: 0 },
    ...{ repairs: [], alsoCreated: {}, samples: { created: [], changed: [] }, problemKinds: [] },
  };
  #kinds = new Map<string, Plan["problemKinds"][number] & { place: number }>();
  #repairs = new Map<string, Plan["repairs"][number]>();
  #also = new Lines();
  #offset = 0;

  private constructor(
    private readonly id: number,
    private readonly planner: Planner,
    private readonly run: number,
    private readonly handles: Record<Written, FileHandle>,
  ) {}

  /** `run` tells this dry run's files from those of another that may still be going on. */
  static async open(id: number, planner: Planner, run: number): Promise<PlanWriter> {
    const handles = {} as Record<Written, FileHandle>;
    for (const name of files) handles[name] = await open(temporary(id, name, run), "w", 0o600);
    return new PlanWriter(id, planner, run, handles);
  }

  get #entity(): ImportEntity {
    return this.planner.planning.entity;
  }

  async add(planned: Planned[]): Promise<void> {
    const [rows, index]: [Buffer[], Buffer[]] = [[], []];
    for (const plan of planned) {
      this.#count(plan);
      const row = this.#troubles(plan);
      if (!row) continue;
      const body = Buffer.from(`${JSON.stringify(row)}\n`);
      const head = Buffer.from(`${String(body.length).padStart(LENGTH - 1, "0")} `);
      for (const [place, problem] of row.problems.entries()) index.push(this.#entry(problem.kind, place));
      rows.push(head, body);
      this.#offset += head.length + body.length;
    }
    // All of it: of a disk that is nearly full, `write` takes what there is room for, and says so to nobody.
    await this.handles["problems.jsonl"].appendFile(Buffer.concat(rows));
    await this.handles["problems.idx"].appendFile(Buffer.concat(index));
    await this.handles.decisions.appendFile(encodeDecisions(planned));
  }

  #count(plan: Planned): void {
    const { action, row } = plan;
    this.#plan.rows++;
    this.#plan[action]++;
    if (action !== "refused" && row.doubts.length + plan.notes.length > 0) this.#plan.doubtful++;
    if (action === "created" || action === "changed") {
      const samples = this.#plan.samples[action];
      if (samples.length < SAMPLES) samples.push(sampleOf(this.planner, plan));
      for (const { entity, name } of this.planner.kind.also(plan)) this.#countAlso(entity, name);
    }
    if (action === "refused") return;
    for (const { kind, was, now } of row.repairs) {
      const found = this.#repairs.get(kind) ?? { kind, label: kindLabel(this.#entity, kind), count: 0, samples: [] };
      this.#repairs.set(kind, found);
      found.count++;
      if (found.samples.length < OF_REPAIRS) found.samples.push({ line: row.line, was: cut(was), now: cut(now) });
    }
  }

  #countAlso(entity: string, name: string): void {
    if (name !== "" && !this.#also.add(`${entity} ${name}`, 1)) return;
    this.#plan.alsoCreated[entity] = (this.#plan.alsoCreated[entity] ?? 0) + 1;
  }

  #troubles({ action, row, notes }: Planned): TroubledRow | undefined {
    if (row.isOut) return undefined;
    const isRefused = action === "refused";
    // Of a row that stays out, only why it does.
    const all = isRefused ? [...row.refusals, ...notes] : [...row.doubts, ...notes];
    if (all.length === 0) return undefined;
    const severity = isRefused ? ("refused" as const) : ("doubtful" as const);
    const problems = all.slice(0, 255).map((note) => ({ ...note, label: labelOf(this.#entity, note), severity }));
    return { line: row.line, cells: row.cells, problems };
  }

  #entry(kind: string, place: number): Buffer {
    const known = this.#kinds.get(kind);
    const found = known ?? { kind, label: kindLabel(this.#entity, kind), count: 0, place: this.#kinds.size };
    this.#kinds.set(kind, found);
    found.count++;
    const entry = Buffer.alloc(INDEX_ENTRY);
    entry.writeUIntLE(this.#offset, 0, 6);
    entry.writeUInt8(found.place, 6);
    entry.writeUInt8(place, 7);
    return entry;
  }

  /** Puts the plan, made with these settings, in the place of the one before. */
  async finish(plannedFor: string, header: string[]): Promise<StoredPlan> {
    await this.#close();
    const problemKinds = [...this.#kinds.values()].map(({ place: _, ...kind }) => kind);
    const plan = { ...this.#plan, repairs: [...this.#repairs.values()], problemKinds, plannedFor, header };
    for (const name of files) await rename(temporary(this.id, name, this.run), importPath(this.id, name));
    const written = temporary(this.id, "plan.json", this.run);
    await writeFile(written, JSON.stringify(plan), { mode: 0o600 });
    await rename(written, importPath(this.id, "plan.json"));
    return plan;
  }

  /** Of a dry run that came to nothing. */
  async abandon(): Promise<void> {
    await this.#close();
    for (const name of files) await rm(temporary(this.id, name, this.run), { force: true });
  }

  async #close(): Promise<void> {
    for (const handle of Object.values(this.handles)) await handle.close();
  }
}

const temporary = (id: number, name: ImportFile, run: number) => `${importPath(id, name)}.${run}`;

const cut = (text: string) => (text.length > 200 ? `${text.slice(0, 199)}…` : text);

function labelOf(entity: ImportEntity, { field }: Note): string {
  return field === null ? "The row" : fieldLabel(entity, field);
}

function sampleOf({ planning }: Planner, { row, label, id, action, differences }: Planned): Sample {
  const { entity, storeNames } = planning;
  const made = [
    // A role is not taken from a file (simple.ts).
    ...Object.entries(row.values).flatMap(([field, value]) =>
      field === "role" ? [] : { label: fieldLabel(entity, field), now: shown(field, value, storeNames) },
    ),
    ...row.stock.map(({ storeId, quantity }) => ({
      label: `Copies at ${storeNames.get(storeId) ?? "a store"}`,
      now: String(quantity),
    })),
  ];
  const all = action === "created" ? made : differences;
  const short = all.map(({ label, ...values }) => ({
    label,
    ...Object.fromEntries(Object.entries(values).map(([name, text]) => [name, cut(text)])),
  }));
  return { line: row.line, label: cut(label), differences: short, ...(id !== undefined && { id }) };
}
