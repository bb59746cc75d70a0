/** Many rows deleted at once, each under the rule of the command that deletes one. */

import { planDeletion as planUnreferenced } from "../entities/references";
import { entities } from "../entities/registry";
import { ownAccount, type Part, type Refused, split, type Work } from "./part";
import type { Named, Reader } from "./rows";

/** The rows that can go, with what goes with them, and those that stay. */
export async function planDeletion(reader: Reader, { entity, actorId }: Work, rows: Named[]): Promise<Partial<Part>> {
  const ids = rows.map(({ id }) => id);
  const { hooks, isActor } = entities[entity];
  const { kept, dependents } = await (hooks?.planDeletion?.(reader, ids) ?? planUnreferenced(reader, entity, ids));
  const [own, others] = split(rows, ({ id }) => isActor === true && id === actorId);
  const [staying, going] = split(others, ({ id }) => kept.has(id));
  const goes = new Set(going.map(({ id }) => id));
  const withThem = dependents.map(({ entity, rows }) => ({
    entity: entity as Part["deletions"][number]["entity"],
    ids: rows.flatMap(({ id, of }) => (goes.has(of) ? id : [])),
  }));
  return {
    touched: going.map(({ id, label }) => ({ id, label })),
    deletions: [...withThem, { entity, ids: [...goes] }],
    refused: [
      ...own.map(ownAccount),
      ...staying.map(({ id, label }): Refused => ({ id, label, reason: "", ...kept.get(id) })),
    ],
  };
}
