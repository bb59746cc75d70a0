import type { Entity } from "../audit/entities";
import { nameOf } from "../audit/record";
import { db } from "../db/client";
import { isLabelled, labelsOf } from "./labels";

/** What rows are called today or, where they have been deleted, were called last. */
export async function namesOf(rows: { entity: Entity; id: number }[]) {
  const wanted = rows.filter(({ entity }) => isLabelled(entity));
  const there =
    wanted.length > 0
      ? await db.$queryRaw<{ entity: Entity; id: number; label: string | null }[]>(labelsOf(wanted))
      : [];
  const labels = new Map(there.map(({ entity, id, label }) => [`${entity} ${id}`, label ?? undefined]));
  const gone = wanted.filter(({ entity, id }) => !labels.has(`${entity} ${id}`));
  const former = await formerNames(gone);
  return (entity: Entity, id: number) => {
    const key = `${entity} ${id}`;
    return { name: labels.get(key) ?? former.get(key), isThere: labels.has(key) };
  };
}

async function formerNames(rows: { entity: Entity; id: number }[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const deletions = await db.change.findMany({
    where: {
      action: "delete",
      OR: [...new Set(rows.map(({ entity }) => entity))].map((entity) => ({
        entity,
        entityId: { in: rows.flatMap((row) => (row.entity === entity ? row.id : [])) },
      })),
    },
    orderBy: { id: "asc" },
    select: { entity: true, entityId: true, before: true },
  });
  return new Map(
    deletions.flatMap(({ entity, entityId, before }) => {
      const name = formerName(before);
      return name === undefined ? [] : [[`${entity} ${entityId}`, name]];
    }),
  );
}

function formerName(before: unknown): string | undefined {
  return typeof before === "object" && before !== null ? nameOf({ ...before }) : undefined;
}
