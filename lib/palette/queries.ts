/** What the palette finds of all that there is at the desk. */
import { type Actor, authorise, can } from "../auth/abilities";
import { Prisma } from "../db/generated/sqlite/client";
import { quoted } from "../db/tables";
import type { Suggestion } from "../entities/definition";
import { formatFieldValue, hasIsbn, referenceIn } from "../entities/fields";
import { mainList } from "../entities/lists";
import { allEntities, type Entity } from "../entities/registry";
import { titlesOf } from "../entities/titles";
import { named } from "../list/autocomplete";
import { wholeIsbn } from "../values/isbn";
import { cleanLine } from "../values/text";
import { listsFor } from "../views/lists";

const SHORTEST = 2;
const LONGEST = 200;
const FEW = 3;

export interface SuggestionGroup {
  entity: Entity;
  rows: Suggestion[];
}

/** A few rows of every entity that the actor may see, the best of each first; none for a single letter. @throws Forbidden, TooSlow */
export async function findRecords(actor: Actor, text: string): Promise<SuggestionGroup[]> {
  authorise(actor, "desk");
  const q = cleanLine(text.slice(0, LONGEST));
  if ([...q].length < SHORTEST) return [];
  // A whole ISBN names its book alone.
  const isIsbn = wholeIsbn(q) !== undefined;
  const searched = allEntities.filter(
    (entity) => entity.path !== undefined && can(actor, entity.abilities.view) && (!isIsbn || hasIsbn(entity)),
  );
  const lists = listsFor(actor);
  const groups = await Promise.all(
    searched.map(async (entity) => ({
      entity,
      rows: await (entity.suggest?.(q, FEW, { actor, lists }) ?? suggestByTitle(entity, q)),
    })),
  );
  return groups.filter(({ rows }) => rows.length > 0);
}

/** Those whose title begins with the text first. */
async function suggestByTitle({ name, title, alias, noteField }: Entity, text: string): Promise<Suggestion[]> {
  const list = mainList(name)?.open(0);
  if (!list || !alias || typeof title !== "string") return [];
  const column = (field: string) => Prisma.sql`${Prisma.raw(alias)}.${quoted(field)}`;
  const rows = await named<{ id: number; label: string; note: string | number | null }>(list, text, {
    columns: Prisma.sql`${column(title)} AS label, ${noteField ? column(noteField) : Prisma.sql`NULL`} AS note`,
    count: FEW,
  });
  if (!noteField) return rows.map(({ id, label }) => ({ id, label, note: null }));
  const titles = await titlesOf(rows.flatMap(({ note }) => referenceIn(name, noteField, note) ?? []));
  return rows.map(({ id, label, note }) => ({
    id,
    label,
    note: formatFieldValue(name, noteField, note, (...row) => titles(...row).name) ?? null,
  }));
}
