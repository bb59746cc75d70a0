/** What a dry run leaves beside its file: the plan, and the rows that should be looked at. */
import { type FileHandle, open, readFile } from "node:fs/promises";
import { importPath } from "../files/files";
import type { ImportProblem, Plan } from "./plan";

/** The plan, with the settings that it was made with. */
export type StoredPlan = Plan & { plannedSettingsHash: string };

/** The last dry run's plan; null where there is none. */
export async function loadPlan(id: number): Promise<StoredPlan | null> {
  const text = await readFile(importPath(id, "plan.json"), "utf8").catch(() => null);
  return text === null ? null : JSON.parse(text);
}

/**
 * The longest cell that is mended on a page, and the longest shown beside it: a page of fifty rows may have 1 MB. What is
 * longer is kept with one character more.
 */
export const MAX_PROBLEM_CELL = 5_000;
export const MAX_OTHER_CELL = 1_000;

/** A row with what is to be said of it: a line of problems.jsonl. */
export interface RowWithProblems {
  line: number;
  /** Of the columns that are matched, by their position. */
  cells: Record<number, string>;
  problems: Omit<ImportProblem, "line" | "cells">[];
}

/**
 * In an index each problem has seven bytes: where its row begins in problems.jsonl (6), and which of the row's it is (1).
 * So that a page of them is found without reading the rest.
 */
export const INDEX_ENTRY_BYTES = 7;

/** Some of the problems, and how many there are; `kind` is a place in the plan's list, from 0. */
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

/** So many bytes of a file, or as many as there are. */
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
      // Its length is in front: eight digits of how many bytes follow.
      const length = Number((await readAt(file, at, LENGTH_PREFIX_BYTES)).toString());
      const body = await readAt(file, at + LENGTH_PREFIX_BYTES, length);
      found.push({ row: JSON.parse(body.toString()), place });
    }
    return found;
  } finally {
    await file.close();
  }
}

/** The digits of a row's length in front of it, with the space behind them. */
export const LENGTH_PREFIX_BYTES = 9;
