import type { Transaction } from "../db/write-transaction";
import type { EditTarget } from "../entities/definition";
import { formatDateTime } from "../values/format";

type Described = Pick<EditTarget<unknown>, "name" | "label">;

/** The values at `version` of the fields that changed since, and a sentence that says who changed them. */
export async function findChangesSince(
  tx: Transaction,
  { name: entity, label }: Described,
  entityId: number,
  version: number,
) {
  const changes = await tx.change.findMany({
    where: { entity, entityId, action: "update", version: { gt: version } },
    orderBy: { id: "desc" },
    include: { changeSet: { include: { actor: { select: { username: true } } } } },
  });
  const before: Record<string, unknown> = {};
  // Newest first, so that the oldest value wins.
  for (const change of changes) Object.assign(before, change.before);
  const newest = changes[0]?.changeSet;
  const who = newest?.actor?.username ?? "Someone";
  const when = newest ? ` on ${formatDateTime(newest.createdAt)}` : "";
  return { before, summary: `${who} changed this ${label.one}${when}.` };
}

/** A message for a row that no longer exists. */
export async function deletionMessage(
  tx: Transaction,
  { name: entity, label }: Described,
  entityId: number,
): Promise<string> {
  const noun = label.one;
  const change = await tx.change.findFirst({
    where: { entity, entityId, action: "delete" },
    include: { changeSet: { include: { actor: { select: { username: true } } } } },
  });
  if (!change) return `There is no such ${noun}.`;
  const { actor, createdAt } = change.changeSet;
  return `${actor?.username ?? "Someone"} deleted this ${noun} on ${formatDateTime(createdAt)}. Nothing was saved; your changes are still in the form.`;
}
