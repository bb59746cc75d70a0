/** Adds a dry run up, and writes down what it found, as it goes: memory does not grow with the file. */
import { type FileHandle, open, rename, rm, writeFile } from "node:fs/promises";
import { defused } from "../../spreadsheet/escape-formulas";
import { csvLine } from "../../spreadsheet/write-csv";
import { REASON } from "../changes";
import { fieldLabel, type ImportEntity } from "../fields";
import { type ImportFile, importPath } from "../files/files";
import { kindLabel } from "../labels";
import type { Note, Planned } from "../read/row";
import { shown } from "../shown";
import { Lines } from "./duplicate-rows";
import type { Plan, Sample } from "./plan";
import { INDEX_ENTRY, LENGTH, LONGEST_MARKED, LONGEST_OTHER, type StoredPlan, type TroubledRow } from "./plan-store";
import type { Planner } from "./planner";
import { encodeDecisions } from "./row-fingerprints";

const SAMPLES = 20;
const OF_REPAIRS = 5;
const files = ["problems.jsonl", "problems.csv", "problems.all.idx", "decisions"] as const;

export class PlanWriter {
  #plan: Plan = {
    ...{ rows: 0, created: 0, changed: 0, unchanged: 0, skipped: 0, refused: 0, doubtful: 0 },
    ...{ repairs: [], alsoCreated: {}, samples: { created: [], changed: [] }, problemKinds: [] },
  };
  #kinds = new Map<string, Plan["problemKinds"][number] & { index: ImportFile }>();
  #repairs = new Map<string, Plan["repairs"][number]>();
  #also = new Lines();
  #handles = new Map<ImportFile, FileHandle>();
  #offset = 0;

  private constructor(
    private readonly id: number,
    private readonly planner: Planner,
    private readonly run: number,
    private readonly header: string[],
  ) {}

  /** `run` tells this dry run's files from those of another that may still be going on. */
  static async open(id: number, planner: Planner, run: number, header: string[]): Promise<PlanWriter> {
    const writer = new PlanWriter(id, planner, run, header);
    const names = csvLine([...header, REASON].map(defused));
    try {
      for (const name of files) await writer.#file(name);
      await writer.#write(new Map([["problems.csv", [Buffer.from(`\ufeff${names}`)]]]));
      return writer;
    } catch (error) {
      await writer.abandon();
      throw error;
    }
  }

  async #file(name: ImportFile): Promise<FileHandle> {
    const handle =
      this.#handles.get(name) ??
      (await open(/* turbopackIgnore: true */ temporary(this.id, name, this.run), "w", 0o600));
    this.#handles.set(name, handle);
    return handle;
  }

  async #write(parts: Map<ImportFile, Buffer[]>): Promise<void> {
    for (const [name, buffers] of parts) await (await this.#file(name)).appendFile(Buffer.concat(buffers));
  }

  get #entity(): ImportEntity {
    return this.planner.planning.entity;
  }

  async add(planned: Planned[]): Promise<void> {
    const parts = new Map<ImportFile, Buffer[]>([["decisions", [encodeDecisions(planned)]]]);
    const put = (name: ImportFile, ...bytes: Buffer[]) => {
      const part = parts.get(name);
      if (part) part.push(...bytes);
      else parts.set(name, bytes);
    };
    for (const plan of planned) {
      this.#count(plan);
      const row = this.#troubles(plan);
      if (!row) continue;
      for (const [place, { kind }] of row.problems.entries()) {
        const entry = this.#entry(place);
        put("problems.all.idx", entry);
        put(this.#countKind(kind).index, entry);
      }
      const body = Buffer.from(`${JSON.stringify(this.#shownOnPage(row))}\n`);
      const head = Buffer.from(`${String(body.length).padStart(LENGTH - 1, "0")} `);
      put("problems.jsonl", head, body);
      put("problems.csv", Buffer.from(this.#csvLine(row)));
      this.#offset += head.length + body.length;
    }
    await this.#write(parts);
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

  #troubles({ action, row, notes }: Planned): Trouble | undefined {
    if (row.isOut) return undefined;
    const isRefused = action === "refused";
    // Of a row that stays out, only why it does.
    const all = isRefused ? [...row.refusals, ...notes] : [...row.doubts, ...notes];
    if (all.length === 0) return undefined;
    const severity = isRefused ? ("refused" as const) : ("doubtful" as const);
    const problems = all.slice(0, 255).map((note) => ({ ...note, label: labelOf(this.#entity, note), severity }));
    return { line: row.line, cells: row.cells, problems };
  }

  #shownOnPage({ line, cells, problems }: Trouble): TroubledRow {
    const marked = new Set(problems.map(({ column }) => column));
    const shown = this.planner.planning.settings.columns.flatMap((field, column): [number, string][] => {
      if (field === null) return [];
      const most = marked.has(column) ? LONGEST_MARKED : LONGEST_OTHER;
      return [[column, (cells[column] ?? "").slice(0, most + 1)]];
    });
    return { line, cells: Object.fromEntries(shown), problems: problems.map(shortened) };
  }

  /** With the file's own columns and the reason in one more. */
  #csvLine({ cells, problems }: Trouble): string {
    const reason = problems.map(({ label, reason }) => `${label}: ${reason}`).join(" ");
    return csvLine([...this.header.map((_, place) => cells[place] ?? ""), reason].map(defused));
  }

  #countKind(kind: string) {
    const known = this.#kinds.get(kind);
    const index = `problems.${this.#kinds.size}.idx` as const;
    const found = known ?? { kind, label: kindLabel(this.#entity, kind), count: 0, index };
    this.#kinds.set(kind, found);
    found.count++;
    return found;
  }

  #entry(place: number): Buffer {
    const entry = Buffer.alloc(INDEX_ENTRY);
    entry.writeUIntLE(this.#offset, 0, 6);
    entry.writeUInt8(place, 6);
    return entry;
  }

  /** Puts the plan, made with these settings, in the place of the one before. */
  async finish(plannedFor: string): Promise<StoredPlan> {
    await this.#close();
    const problemKinds = [...this.#kinds.values()].map(({ index: _, ...kind }) => kind);
    const plan = { ...this.#plan, repairs: [...this.#repairs.values()], problemKinds, plannedFor };
    for (const name of this.#handles.keys())
      await rename(temporary(this.id, name, this.run), importPath(this.id, name));
    const written = temporary(this.id, "plan.json", this.run);
    await writeFile(written, JSON.stringify(plan), { mode: 0o600 });
    await rename(written, importPath(this.id, "plan.json"));
    return plan;
  }

  /** Of a dry run that came to nothing. */
  async abandon(): Promise<void> {
    await this.#close();
    for (const name of this.#handles.keys()) await rm(temporary(this.id, name, this.run), { force: true });
  }

  async #close(): Promise<void> {
    for (const handle of this.#handles.values()) await handle.close();
  }
}

/** A row with all its cells. */
type Trouble = Omit<TroubledRow, "cells"> & { cells: string[] };

/** As a page has room for it. A proposal that is cut is none. */
function shortened({ proposal, ...problem }: Trouble["problems"][number]): TroubledRow["problems"][number] {
  const isWhole = proposal !== undefined && proposal.length <= LONGEST_MARKED;
  return {
    ...problem,
    value: problem.value.slice(0, LONGEST_MARKED + 1),
    reason: cut(problem.reason, LONGEST_OTHER),
    ...(isWhole && { proposal }),
  };
}

const temporary = (id: number, name: ImportFile, run: number) => `${importPath(id, name)}.${run}`;

const cut = (text: string, most = 200) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

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
