/** What a deed does to some rows: the same for the preview, which only looks, and for the run, which carries it out. */
import type { Actor } from "../auth/abilities";
import { Refusal } from "../commands/outcome";
import { referenceIn } from "../entities/fields";
import { type EntityName, entities, isEntity } from "../entities/registry";
import { mayWriteRow, selectRows } from "../entities/rows";
import { isOwnAccount, othersRow, ownAccount, type Part, type Refused, split, type Work } from "./bulk-plan";
import { planDeletion } from "./deletion";
import { editableRows, type Named, type Reader } from "./rows";
import type { Deed } from "./schema";
import { planListing, planTaking } from "./stock";

/**
 * What is done to these rows, some hundred at the most, in a constant number of statements; reads only.
 * @throws Refusal where it can be done to none, as a store is not there
 */
export async function planPart(reader: Reader, work: Work, ids: number[]): Promise<Part> {
  const rows = await editableRows(reader, work.entity, ids);
  const part = rows.length > 0 ? await planOf(reader, work, rows) : {};
  const nothing = { touched: [], updates: [], listings: [], deletions: [], unchanged: 0, refused: [] };
  return { ...nothing, ...part, gone: ids.length - rows.length };
}

async function planOf(reader: Reader, work: Work, rows: Named[]): Promise<Partial<Part>> {
  const { deed, seenAt } = work;
  switch (deed.do) {
    case "set":
      return planEdit(reader, work, deed, rows);
    case "add":
      return planListing(reader, deed, rows);
    case "take":
      return planTaking(reader, deed, rows, seenAt);
    case "delete":
      return planDeletion(reader, work, rows);
  }
}

/** The same value in one field of them all. */
async function planEdit(
  reader: Reader,
  { entity, actor }: Work,
  { field, value }: Extract<Deed, { do: "set" }>,
  rows: Named[],
): Promise<Partial<Part>> {
  await refuseMissingReference(reader, entity, field, value);
  const [differing, alike] = split(rows, (row) => row[field] !== value);
  const refused = differing.flatMap((row) => whyNot(entity, actor, row, { ...row, [field]: value }) ?? []);
  const others = differing.filter(({ id }) => !refused.some((row) => row.id === id));
  return {
    touched: others.map((row) => ({ id: row.id, label: row.label, was: row[field], now: value })),
    updates: others.map((row) => ({ row, values: { [field]: value } })),
    unchanged: alike.length,
    refused,
  };
}

function whyNot(entity: EntityName, actor: Actor, row: Named, next: Named): Refused | undefined {
  const { isActor, locked } = entities[entity];
  if (isActor && isOwnAccount(actor, row.id)) return ownAccount(row);
  if (!mayWriteRow(actor, entity, row) || !mayWriteRow(actor, entity, next)) return othersRow(row);
  return locked && row[locked.by] ? { id: row.id, label: row.label, reason: locked.reason } : undefined;
}

/** @throws Refusal where the row is gone that the field is to refer to */
async function refuseMissingReference(
  reader: Reader,
  entity: EntityName,
  field: string,
  value: unknown,
): Promise<void> {
  const reference = referenceIn(entity, field, value);
  if (!reference || !isEntity(reference.entity)) return;
  const found = await selectRows(reader, reference.entity, [reference.id], []);
  const { one } = entities[reference.entity].label;
  if (found.length === 0) throw new Refusal(`This ${one} is not there any more. Choose another.`);
}
