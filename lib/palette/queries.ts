/** Searches all entities for the palette. */
import { type Actor, authorise, can } from "../auth/abilities";
import { Prisma } from "../db/generated/sqlite/client";
import { quoteIdentifier } from "../db/tables";
import type { Suggestion } from "../entities/definition";
import { formatFieldValue, getReference, hasIsbn } from "../entities/fields";
import { mainList } from "../entities/lists";
import { allEntities, type Entity } from "../entities/registry";
import { getTitles } from "../entities/titles";
import { autocomplete } from "../list/autocomplete";
import { toIsbn13 } from "../values/isbn";
import { cleanLine } from "../values/text";
import { listsFor } from "../views/lists";

const MIN_LENGTH = 2;
const MAX_LENGTH = 200;
const MAX_PER_ENTITY = 3;

export interface SuggestionGroup {
  entity: Entity;
  rows: Suggestion[];
}

/** A few matching rows of every entity that the actor may see, the best first; none for a single letter. @throws Forbidden, QueryTimeoutError */
export async function suggestRecords(actor: Actor, text: string): Promise<SuggestionGroup[]> {
  authorise(actor, "desk");
  const q = cleanLine(text.slice(0, MAX_LENGTH));
  if ([...q].length < MIN_LENGTH) return [];
  // A whole ISBN only matches its book.
  const isIsbn = toIsbn13(q) !== undefined;
  const searched = allEntities.filter(
    (entity) => entity.path !== undefined && can(actor, entity.abilities.view) && (!isIsbn || hasIsbn(entity)),
  );
  const lists = listsFor(actor);
  const groups = await Promise.all(
    searched.map(async (entity) => ({
      entity,
      rows: await (entity.suggest?.(q, MAX_PER_ENTITY, { actor, lists }) ?? suggestByTitle(entity, q)),
    })),
  );
  return groups.filter(({ rows }) => rows.length > 0);
}

/** Rows by title, those whose title starts with the text first. */
async function suggestByTitle({ name, title, alias, noteField }: Entity, text: string): Promise<Suggestion[]> {
  const list = mainList(name)?.build(0);
  if (!list || !alias || typeof title !== "string") return [];
  const column = (field: string) => Prisma.sql`${Prisma.raw(alias)}.${quoteIdentifier(field)}`;
  const rows = await autocomplete<{ id: number; label: string; note: string | number | null }>(list, text, {
    columns: Prisma.sql`${column(title)} AS label, ${noteField ? column(noteField) : Prisma.sql`NULL`} AS note`,
    count: MAX_PER_ENTITY,
  });
  if (!noteField) return rows.map(({ id, label }) => ({ id, label, note: null }));
  const titles = await getTitles(rows.flatMap(({ note }) => getReference(name, noteField, note) ?? []));
  return rows.map(({ id, label, note }) => ({
    id,
    label,
    note: formatFieldValue(name, noteField, note, (...row) => titles(...row).label) ?? null,
  }));
}
