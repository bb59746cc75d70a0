/** Reads the results of a dry run: the plan, and the rows with problems. */
import { type FileHandle, open, readFile } from "node:fs/promises";
import { importPath } from "../files/files";
import type { ImportProblem, Plan } from "./plan";

/** The plan, with the hash of its settings. */
export type StoredPlan = Plan & { plannedSettingsHash: string };

/** The plan of the last dry run; null when there is none. */
export async function loadPlan(id: number): Promise<StoredPlan | null> {
  const text = await readFile(importPath(id, "plan.json"), "utf8").catch(() => null);
  return text === null ? null : JSON.parse(text);
}

/**
 * The longest cell that can be fixed on a page, and the longest shown beside it: a page of fifty rows may have 1 MB.
 * Longer cells are stored with one character more, which marks them as truncated.
 */
export const MAX_PROBLEM_CELL = 5_000;
export const MAX_OTHER_CELL = 1_000;

/** A row and its problems: a line of problems.jsonl. */
export interface RowWithProblems {
  line: number;
  /** The cells of matched columns, by position. */
  cells: Record<number, string>;
  problems: Omit<ImportProblem, "line" | "cells">[];
}

/**
 * Size of an index entry: the offset of the row in problems.jsonl (6 bytes) and the index of the problem in the row
 * (1 byte). A page of problems is found without reading the others.
 */
export const INDEX_ENTRY_BYTES = 7;

/** A range of the problems, and their total. `kind` is an index of `problemKinds`. */
export async function readProblems(
  id: number,
  { kind, from, count }: { kind?: number; from: number; count: number },
): Promise<{ problems: { row: RowWithProblems; place: number }[]; total: number }> {
  const index = await open(importPath(id, kind === undefined ? "problems.all.idx" : `problems.${kind}.idx`)).catch(
    () => null,
  );
  if (!index) return { problems: [], total: 0 };
  try {
    const { size } = await index.stat();
    const bytes = await readAt(index, from * INDEX_ENTRY_BYTES, count * INDEX_ENTRY_BYTES);
    const entries = Array.from({ length: Math.floor(bytes.length / INDEX_ENTRY_BYTES) }, (_, place) => ({
      at: bytes.readUIntLE(place * INDEX_ENTRY_BYTES, 6),
      place: bytes.readUInt8(place * INDEX_ENTRY_BYTES + 6),
    }));
    return { problems: await readRowsAt(id, entries), total: Math.floor(size / INDEX_ENTRY_BYTES) };
  } finally {
    await index.close();
  }
}

/** Reads up to `length` bytes. */
async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}

async function readRowsAt(id: number, entries: { at: number; place: number }[]) {
  if (entries.length === 0) return [];
  const file = await open(importPath(id, "problems.jsonl"));
  try {
    const found: { row: RowWithProblems; place: number }[] = [];
    for (const { at, place } of entries) {
      // Each line is prefixed with its length in bytes.
      const length = Number((await readAt(file, at, LENGTH_PREFIX_BYTES)).toString());
      const body = await readAt(file, at + LENGTH_PREFIX_BYTES, length);
      found.push({ row: JSON.parse(body.toString()), place });
    }
    return found;
  } finally {
    await file.close();
  }
}

/** Eight digits and a space. */
export const LENGTH_PREFIX_BYTES = 9;
