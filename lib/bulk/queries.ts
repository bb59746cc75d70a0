import { setImmediate as others } from "node:timers/promises";
import { type Actor, authorise, can, type UserActor } from "../auth/abilities";
import { Refusal } from "../commands/outcome";
import { db } from "../db/client";
import { TooSlow } from "../db/query-worker";
import { formatFieldValue, referenceIn } from "../entities/fields";
import { type EntityName, entities } from "../entities/registry";
import { titlesOf } from "../entities/titles";
import { formatNumber } from "../values/format";
import type { Refused, Touched, Work } from "./bulk-plan";
import { planPart } from "./plan";
import { abilityFor, editableRows } from "./rows";
import { bulkFields, type Deed, MOST_ROWS, type Selection } from "./schema";
import { nameOf, selectedIds } from "./selection";

/** So many rows are planned at a time while somebody looks, on the event loop of all. */
const AT_A_TIME = 250;
/** So many rows that are changed, and of those that are not, are shown. */
const SAMPLES = 10;
const NAMED = 20;

/** What this actor may do to many rows of an entity. */
export function mayDo(actor: Actor, entity: EntityName) {
  const may = (deed: Deed["do"]) => can(actor, abilityFor(entity, { do: deed }));
  return {
    fields: may("set") ? Object.keys(bulkFields(entity)) : [],
    stock: entities[entity].stocked === true && may("add"),
    delete: may("delete"),
    merge: entities[entity].abilities.merge !== undefined && may("set") && can(actor, entities[entity].abilities.merge),
  };
}

/** Whether there is anything that this actor may do to many rows of an entity. */
export function mayDoAny(actor: Actor, entity: EntityName): boolean {
  const may = mayDo(actor, entity);
  return may.fields.length > 0 || may.stock || may.delete;
}

export type Chosen =
  | {
      kind: "chosen";
      count: number;
      ids: number[];
      /** What the first few are called. */
      labels: string[];
    }
  | { kind: "too-many" }
  | { kind: "too-slow" };

/** The rows that were chosen. @throws Forbidden */
export async function chosenRows(actor: Actor, entity: EntityName, selection: Selection): Promise<Chosen> {
  authorise(actor, entities[entity].abilities.view);
  try {
    const ids = await selectedIds(entity, selection);
    if (!ids) return { kind: "too-many" };
    const rows = await editableRows(db, entity, ids.slice(0, SAMPLES));
    return { kind: "chosen", count: ids.length, ids, labels: rows.map(({ label }) => label) };
  } catch (error) {
    if (error instanceof TooSlow) return { kind: "too-slow" };
    throw error;
  }
}

export interface Preview {
  /** Names the rows that it is about. */
  seen: string;
  rows: number;
  changed: number;
  unchanged: number;
  gone: number;
  /** How many copies go, where books are taken out of a store. */
  copies: number;
  samples: { id: number; label: string; was?: string; now?: string }[];
  refused: { reason: string; count: number; some: Refused[] }[];
}

/**
 * What a deed would do to these rows, as the run will do it, in parts between which others are served.
 * @throws Forbidden, Refusal
 */
export async function previewDeed(
  actor: UserActor,
  { entity, deed }: Pick<Work, "entity" | "deed">,
  ids: number[],
): Promise<Preview> {
  authorise(actor, abilityFor(entity, deed));
  const preview = { rows: ids.length, changed: 0, unchanged: 0, gone: 0, copies: 0 };
  const touched: Touched[] = [];
  const refused = new Map<string, { reason: string; count: number; some: Refused[] }>();
  for (let at = 0; at < ids.length; at += AT_A_TIME) {
    const part = await planPart(db, { entity, deed, actor }, ids.slice(at, at + AT_A_TIME));
    preview.changed += part.touched.length;
    preview.unchanged += part.unchanged;
    preview.gone += part.gone;
    if (deed.do === "take") preview.copies += part.touched.reduce((sum, { was }) => sum + Number(was), 0);
    touched.push(...part.touched.slice(0, SAMPLES - touched.length));
    for (const row of part.refused) {
      const alike = refused.get(row.reason) ?? { reason: row.reason, count: 0, some: [] };
      refused.set(row.reason, alike);
      alike.count++;
      if (alike.some.length < NAMED) alike.some.push(row);
    }
    await others();
  }
  return {
    ...preview,
    seen: nameOf(ids),
    samples: await samplesOf(entity, deed, touched),
    refused: [...refused.values()],
  };
}

async function samplesOf(entity: EntityName, deed: Deed, touched: Touched[]): Promise<Preview["samples"]> {
  if (deed.do !== "set") {
    return touched.map(({ id, label, was, now }) => ({
      ...{ id, label },
      was: formatFieldValue("stock", "quantity", was, () => undefined),
      now: formatFieldValue("stock", "quantity", now, () => undefined),
    }));
  }
  const references = touched.flatMap(({ was, now }) =>
    [was, now].flatMap((value) => referenceIn(entity, deed.field, value) ?? []),
  );
  const titles = await titlesOf(references);
  const text = (value: unknown) => formatFieldValue(entity, deed.field, value, (...row) => titles(...row).name);
  return touched.map(({ id, label, was, now }) => ({ id, label, was: text(was), now: text(now) }));
}

/** What a heading names of a deed: the new value, or the store. @throws Forbidden */
export async function namesIn(
  actor: Actor,
  { entity, deed }: Pick<Work, "entity" | "deed">,
): Promise<{ now?: string; store?: string }> {
  authorise(actor, abilityFor(entity, deed));
  if (deed.do === "delete") return {};
  if (deed.do !== "set") {
    const store = { entity: "store", id: deed.storeId } as const;
    return { store: (await titlesOf([store]))(store.entity, store.id).name };
  }
  const reference = referenceIn(entity, deed.field, deed.value);
  const titles = await titlesOf(reference ? [reference] : []);
  return { now: formatFieldValue(entity, deed.field, deed.value, (...row) => titles(...row).name) };
}

/** Why rows cannot be edited at once, as a sentence; undefined where they can. */
export function refusalOf(chosen: Chosen): string | undefined {
  if (chosen.kind === "too-many") {
    return `More than ${formatNumber(MOST_ROWS)} match: that is too many to edit at once. Narrow the list by a search or a filter.`;
  }
  if (chosen.kind === "too-slow")
    return "Finding all that match takes too long. Narrow the list by a search or a filter.";
  return chosen.count === 0 ? "Nothing is chosen, or nothing matches any more." : undefined;
}

/** The rows of an edit that is confirmed, as they were shown. @throws Refusal where they are others by now */
export async function confirmedIds(entity: EntityName, selection: Selection, seen: string): Promise<number[]> {
  const ids = await selectedIds(entity, selection).catch((error) => {
    throw error instanceof TooSlow ? new Refusal(refusalOf({ kind: "too-slow" }) ?? "") : error;
  });
  if (!ids) throw new Refusal(refusalOf({ kind: "too-many" }) ?? "");
  if (nameOf(ids) === seen) return ids;
  const then = Number.parseInt(seen, 10);
  const difference =
    ids.length === then
      ? "Other rows match now than those you were shown."
      : `${formatNumber(ids.length)} rows match now; you were shown ${formatNumber(then)}.`;
  throw new Refusal(`${difference} Nothing was done. Below is what would be done now.`);
}
