/** Summarises a dry run and writes its results to disk as it goes, so memory does not grow with the file. */
import { type FileHandle, open, rename, rm, writeFile } from "node:fs/promises";
import { escapeFormula } from "../../spreadsheet/escape-formulas";
import { csvLine } from "../../spreadsheet/write-csv";
import { REASON_COLUMN } from "../changes";
import { fieldLabel, type ImportEntity } from "../fields";
import { type ImportFileName, importPath } from "../files/files";
import { formatImportedValue } from "../format-imported-value";
import { problemLabel } from "../labels";
import type { PlannedRow, RowProblem } from "../read/row";
import { HashedLineIndex } from "./duplicate-detector";
import type { Plan, PlanSample } from "./plan";
import {
  INDEX_ENTRY_BYTES,
  LENGTH_PREFIX_BYTES,
  MAX_OTHER_CELL,
  MAX_PROBLEM_CELL,
  type RowWithProblems,
  type StoredPlan,
} from "./plan-store";
import type { Planner } from "./planner";
import { encodeFingerprints } from "./row-fingerprints";

const MAX_SAMPLES = 20;
const MAX_REPAIR_SAMPLES = 5;
const planFiles = ["problems.jsonl", "problems.csv", "problems.all.idx", "fingerprints"] as const;

export class PlanWriter {
  #plan: Plan = {
    ...{ rows: 0, created: 0, changed: 0, unchanged: 0, skipped: 0, rejected: 0, withWarnings: 0 },
    ...{ repairs: [], alsoCreated: {}, samples: { created: [], changed: [] }, problemKinds: [] },
  };
  #kinds = new Map<string, Plan["problemKinds"][number] & { index: ImportFileName }>();
  #repairs = new Map<string, Plan["repairs"][number]>();
  #alsoCreated = new HashedLineIndex();
  #handles = new Map<ImportFileName, FileHandle>();
  #offset = 0;

  private constructor(
    private readonly id: number,
    private readonly planner: Planner,
    private readonly jobId: number,
    private readonly header: string[],
  ) {}

  /** `jobId` keeps the files of concurrent dry runs apart. */
  static async open(id: number, planner: Planner, jobId: number, header: string[]): Promise<PlanWriter> {
    const writer = new PlanWriter(id, planner, jobId, header);
    const names = csvLine([...header, REASON_COLUMN].map(escapeFormula));
    try {
      for (const name of planFiles) await writer.#file(name);
      await writer.#write(new Map([["problems.csv", [Buffer.from(`\ufeff${names}`)]]]));
      return writer;
    } catch (error) {
      await writer.abandon();
      throw error;
    }
  }

  async #file(name: ImportFileName): Promise<FileHandle> {
    const handle =
      this.#handles.get(name) ??
      (await open(/* turbopackIgnore: true */ temporaryPath(this.id, name, this.jobId), "w", 0o600));
    this.#handles.set(name, handle);
    return handle;
  }

  async #write(parts: Map<ImportFileName, Buffer[]>): Promise<void> {
    for (const [name, buffers] of parts) await (await this.#file(name)).appendFile(Buffer.concat(buffers));
  }

  get #entity(): ImportEntity {
    return this.planner.context.entity;
  }

  async add(planned: PlannedRow[]): Promise<void> {
    const parts = new Map<ImportFileName, Buffer[]>([["fingerprints", [encodeFingerprints(planned)]]]);
    const put = (name: ImportFileName, ...bytes: Buffer[]) => {
      const part = parts.get(name);
      if (part) part.push(...bytes);
      else parts.set(name, bytes);
    };
    for (const plan of planned) {
      this.#countRow(plan);
      const row = this.#problemRow(plan);
      if (!row) continue;
      for (const [place, { kind }] of row.problems.entries()) {
        const entry = this.#indexEntry(place);
        put("problems.all.idx", entry);
        put(this.#countKind(kind).index, entry);
      }
      const body = Buffer.from(`${JSON.stringify(this.#toPageRow(row))}\n`);
      const head = Buffer.from(`${String(body.length).padStart(LENGTH_PREFIX_BYTES - 1, "0")} `);
      put("problems.jsonl", head, body);
      put("problems.csv", Buffer.from(this.#csvLine(row)));
      this.#offset += head.length + body.length;
    }
    await this.#write(parts);
  }

  #countRow(plan: PlannedRow): void {
    const { action, row } = plan;
    this.#plan.rows++;
    this.#plan[action]++;
    if (action !== "rejected" && row.warnings.length + plan.problems.length > 0) this.#plan.withWarnings++;
    if (action === "created" || action === "changed") {
      const samples = this.#plan.samples[action];
      if (samples.length < MAX_SAMPLES) samples.push(sampleOf(this.planner, plan));
      for (const { entity, name } of this.planner.importer.alsoCreates(plan)) this.#countCreated(entity, name);
    }
    if (action === "rejected") return;
    for (const { kind, was, now } of row.repairs) {
      const found = this.#repairs.get(kind) ?? { kind, label: problemLabel(this.#entity, kind), count: 0, samples: [] };
      this.#repairs.set(kind, found);
      found.count++;
      if (found.samples.length < MAX_REPAIR_SAMPLES)
        found.samples.push({ line: row.line, was: truncate(was), now: truncate(now) });
    }
  }

  #countCreated(entity: string, name: string): void {
    if (name !== "" && !this.#alsoCreated.add(`${entity} ${name}`, 1)) return;
    this.#plan.alsoCreated[entity] = (this.#plan.alsoCreated[entity] ?? 0) + 1;
  }

  #problemRow({ action, row, problems: planProblems }: PlannedRow): FullProblemRow | undefined {
    if (row.isSkipped) return undefined;
    const isRejected = action === "rejected";
    // A rejected row shows only its errors.
    const found = [...(isRejected ? row.errors : row.warnings), ...planProblems];
    if (found.length === 0) return undefined;
    const severity = isRejected ? ("error" as const) : ("warning" as const);
    const problems = found.slice(0, 255).map((one) => ({ ...one, label: labelOf(this.#entity, one), severity }));
    return { line: row.line, cells: row.cells, problems };
  }

  #toPageRow({ line, cells, problems }: FullProblemRow): RowWithProblems {
    const marked = new Set(problems.map(({ column }) => column));
    const shown = this.planner.context.settings.columns.flatMap((field, column): [number, string][] => {
      if (field === null) return [];
      const most = marked.has(column) ? MAX_PROBLEM_CELL : MAX_OTHER_CELL;
      return [[column, (cells[column] ?? "").slice(0, most + 1)]];
    });
    return { line, cells: Object.fromEntries(shown), problems: problems.map(truncateProblem) };
  }

  /** The file's columns plus the reason. */
  #csvLine({ cells, problems }: FullProblemRow): string {
    const reason = problems.map(({ label, reason }) => `${label}: ${reason}`).join(" ");
    return csvLine([...this.header.map((_, place) => cells[place] ?? ""), reason].map(escapeFormula));
  }

  #countKind(kind: string) {
    const known = this.#kinds.get(kind);
    const index = `problems.${this.#kinds.size}.idx` as const;
    const found = known ?? { kind, label: problemLabel(this.#entity, kind), count: 0, index };
    this.#kinds.set(kind, found);
    found.count++;
    return found;
  }

  #indexEntry(place: number): Buffer {
    const entry = Buffer.alloc(INDEX_ENTRY_BYTES);
    entry.writeUIntLE(this.#offset, 0, 6);
    entry.writeUInt8(place, 6);
    return entry;
  }

  /** Replaces the previous plan with this one. */
  async finish(plannedSettingsHash: string): Promise<StoredPlan> {
    await this.#close();
    const problemKinds = [...this.#kinds.values()].map(({ index: _, ...kind }) => kind);
    const plan = { ...this.#plan, repairs: [...this.#repairs.values()], problemKinds, plannedSettingsHash };
    for (const name of this.#handles.keys())
      await rename(temporaryPath(this.id, name, this.jobId), importPath(this.id, name));
    const written = temporaryPath(this.id, "plan.json", this.jobId);
    await writeFile(written, JSON.stringify(plan), { mode: 0o600 });
    await rename(written, importPath(this.id, "plan.json"));
    return plan;
  }

  /** Deletes the temporary files of a dry run that failed. */
  async abandon(): Promise<void> {
    await this.#close();
    for (const name of this.#handles.keys()) await rm(temporaryPath(this.id, name, this.jobId), { force: true });
  }

  async #close(): Promise<void> {
    for (const handle of this.#handles.values()) await handle.close();
  }
}

/** A row with problems, with all its cells. */
type FullProblemRow = Omit<RowWithProblems, "cells"> & { cells: string[] };

/** Shortens a problem for the page. A truncated suggestion is dropped. */
function truncateProblem({
  suggestion,
  ...problem
}: FullProblemRow["problems"][number]): RowWithProblems["problems"][number] {
  const isWhole = suggestion !== undefined && suggestion.length <= MAX_PROBLEM_CELL;
  return {
    ...problem,
    value: problem.value.slice(0, MAX_PROBLEM_CELL + 1),
    reason: truncate(problem.reason, MAX_OTHER_CELL),
    ...(isWhole && { suggestion }),
  };
}

const temporaryPath = (id: number, name: ImportFileName, jobId: number) => `${importPath(id, name)}.${jobId}`;

const truncate = (text: string, most = 200) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function labelOf(entity: ImportEntity, { field }: RowProblem): string {
  return field === null ? "The row" : fieldLabel(entity, field);
}

function sampleOf({ context }: Planner, { row, label, id, action, differences }: PlannedRow): PlanSample {
  const { entity, storeNames } = context;
  const made = [
    // Roles are not imported (single-table-importer.ts).
    ...Object.entries(row.values).flatMap(([field, value]) =>
      field === "role" ? [] : { label: fieldLabel(entity, field), now: formatImportedValue(field, value, storeNames) },
    ),
    ...row.stock.map(({ storeId, quantity }) => ({
      label: `Copies at ${storeNames.get(storeId) ?? "a store"}`,
      now: String(quantity),
    })),
  ];
  const all = action === "created" ? made : differences;
  const short = all.map(({ label, ...values }) => ({
    label,
    ...Object.fromEntries(Object.entries(values).map(([name, text]) => [name, truncate(text)])),
  }));
  return { line: row.line, label: truncate(label), differences: short, ...(id !== undefined && { id }) };
}
