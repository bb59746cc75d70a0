/** What several of the import's commands share. */

import { createHash } from "node:crypto";
import { type Actor, authorise, can } from "../auth/abilities";
import { CommandError } from "../commands/outcome";
import type { Import } from "../db/generated/sqlite/client";
import type { Transaction } from "../db/write-transaction";
import { entities, findEntity } from "../entities/registry";
import { labelInSentence } from "../values/format";
import { fold } from "../values/text";
import { fieldLabel, type ImportEntity, importFields } from "./fields";
import type { ImportSettings } from "./settings";

/** Whether somebody may import these. @throws ForbiddenError */
export function authoriseImport(actor: Actor, entity: string): void {
  authorise(actor, "catalogue.import");
  authorise(actor, findEntity(entity)?.abilities.import ?? "system");
}

/** An import of the actor's own, or anybody's for an admin. @throws CommandError, ForbiddenError */
export async function findOwnImport(
  tx: Pick<Transaction, "import">,
  actor: Actor,
  { id, version }: { id: number; version?: number },
): Promise<Import> {
  const found = await tx.import.findUnique({ where: { id } });
  const isOwn = found && actor.kind === "user" && (found.ownerId === actor.id || can(actor, "users.manage"));
  if (!isOwn) throw new CommandError("This import no longer exists. Choose the file again.");
  authoriseImport(actor, found.entity);
  if (version !== undefined && version !== found.version) {
    throw new CommandError("This import was changed in another window. Reload the page.");
  }
  return found;
}

/** Tells settings apart: a plan holds for those that it was made with. */
export function hashSettings(settings: unknown): string {
  return sha256(canonical(settings));
}

/** What a file of rows to fix calls its last column, which says what is wrong with each. */
export const REASON_COLUMN = "Reason";

/** Under which the mapping of a file is remembered for the next with this header. */
export function hashHeader(header: string[]): string {
  return sha256(header.map(fold).join("\n"));
}

/** @throws CommandError where a column is matched to what there is not, or two to the same */
export function checkColumns(
  entity: ImportEntity,
  columns: ImportSettings["columns"],
  stores: { id: number; name: string }[],
): void {
  const names = new Set(importFields(entity, stores).map(({ name }) => name));
  const seen = new Set<string>();
  for (const [place, name] of columns.entries()) {
    if (name === null) continue;
    if (!names.has(name)) throw CommandError.forField(`columns.${place}`, "Choose an option from the list.");
    if (seen.has(name))
      throw CommandError.forField(`columns.${place}`, "Another column is already matched to this field.");
    seen.add(name);
  }
}

/** In characters: all of them are read with the settings, each time that somebody looks at the import. */
const MAX_FIXES = 1_000_000;

/** @throws CommandError where more was fixed than can be kept */
export function checkFixes({ fixes }: ImportSettings): void {
  let characters = 0;
  for (const row of Object.values(fixes)) for (const cell of Object.values(row)) characters += 1 + cell.length;
  if (characters > MAX_FIXES) {
    throw new CommandError(
      "This is more than can be fixed here. Download the problem rows, fix them in the file, and import that.",
    );
  }
}

/** @throws CommandError where nothing tells one row from another */
export function checkKeys(entity: ImportEntity, { columns }: ImportSettings): void {
  const { importer, label } = entities[entity];
  const wanted = importer?.identifiedBy ?? [];
  if (columns.some((name) => name !== null && wanted.includes(name))) return;
  // The second ISBN is no other name of a book than the first.
  const names = wanted.slice(0, 2).map((field) => labelInSentence(fieldLabel(entity, field)));
  throw new CommandError(`Match a column to the ${names.join(" or the ")} first, to identify the ${label.many}.`);
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** JSON with the keys in order: PostgreSQL gives them back in another. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
