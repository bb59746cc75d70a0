/** What a dry run leaves beside its file: the plan, and the rows that should be looked at. */
import { createReadStream } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { importPath } from "./files";
import type { Plan, Problem } from "./plan";

/** The plan, with the settings that it was made with and the header of the file. */
export type StoredPlan = Plan & { plannedFor: string; header: string[] };

/** The last dry run's plan; null where there is none. */
export async function loadPlan(id: number): Promise<StoredPlan | null> {
  const text = await readFile(importPath(id, "plan.json"), "utf8").catch(() => null);
  return text === null ? null : JSON.parse(text);
}

/** A row with what is to be said of it: a line of problems.jsonl. */
export interface TroubledRow {
  line: number;
  cells: string[];
  problems: Omit<Problem, "line" | "cells">[];
}

/**
 * In problems.idx each problem has eight bytes: where its row begins in problems.jsonl (6), which kind it is, as the
 * plan counts them (1), and which of the row's it is (1). So that a page of them is found without reading the rest.
 */
export const INDEX_ENTRY = 8;

/** Some of the problems, and how many there are; `kind` is a place in the plan's list, from 0. */
export async function readProblems(
  id: number,
  { kind, from, count }: { kind?: number; from: number; count: number },
): Promise<{ problems: { row: TroubledRow; place: number }[]; total: number }> {
  const index = await readFile(importPath(id, "problems.idx")).catch(() => Buffer.alloc(0));
  const entries: { at: number; place: number }[] = [];
  let total = 0;
  for (let offset = 0; offset + INDEX_ENTRY <= index.length; offset += INDEX_ENTRY) {
    if (kind !== undefined && index.readUInt8(offset + 6) !== kind) continue;
    if (total >= from && entries.length < count) {
      entries.push({ at: index.readUIntLE(offset, 6), place: index.readUInt8(offset + 7) });
    }
    total++;
  }
  const problems = await readRowsAt(id, entries);
  return { problems, total };
}

async function readRowsAt(id: number, entries: { at: number; place: number }[]) {
  if (entries.length === 0) return [];
  const file = await open(importPath(id, "problems.jsonl"));
  try {
    const found: { row: TroubledRow; place: number }[] = [];
    for (const { at, place } of entries) {
      // Its length is in front: eight digits of how many bytes follow.
      const head = Buffer.alloc(LENGTH);
      await file.read(head, 0, LENGTH, at);
      const body = Buffer.alloc(Number(head.toString()));
      await file.read(body, 0, body.length, at + LENGTH);
      found.push({ row: JSON.parse(body.toString()), place });
    }
    return found;
  } finally {
    await file.close();
  }
}

/** The digits of a row's length in front of it, with the space behind them. */
export const LENGTH = 9;

/** All of them, row by row. */
export async function* troubledRows(id: number): AsyncGenerator<TroubledRow> {
  const lines = createInterface({ input: createReadStream(importPath(id, "problems.jsonl")), crlfDelay: 0 });
  for await (const line of lines) if (line !== "") yield JSON.parse(line.slice(LENGTH));
}
