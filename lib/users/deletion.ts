import type { DeletionPlan, KeptReason, Reader } from "../entities/definition";
import { formatCount } from "../format";

/** Users whom the history or uploaded files name are kept. Saved views need a change by their owner, so they count as well. */
export async function planUserDeletion(reader: Reader, ids: number[]): Promise<DeletionPlan> {
  const kept = new Map<number, KeptReason>();
  const owners = { by: ["ownerId" as const], where: { ownerId: { in: ids } } };
  for (const { ownerId } of [...(await reader.import.groupBy(owners)), ...(await reader.job.groupBy(owners))]) {
    kept.set(ownerId, { reason: "Files that they brought in name them" });
  }
  const changeSets = await reader.changeSet.groupBy({ by: ["actorId"], where: { actorId: { in: ids } }, _count: true });
  for (const { actorId, _count } of changeSets) {
    if (actorId !== null)
      kept.set(actorId, { reason: "The history names them", detail: formatCount(_count, "change") });
  }
  return { kept, dependents: [] };
}
