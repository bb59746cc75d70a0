import "server-only";
import { notFound, permanentRedirect } from "next/navigation";
import type { EntityName } from "@/lib/entities/registry";
import { findSurvivor } from "@/lib/merge/queries";

/** For a row that is not there: on, for good, to the one that it was merged into; else there is no such page. */
export async function redirectIfMerged(entity: EntityName, id: number, folder: string): Promise<never> {
  const into = await findSurvivor(entity, id);
  if (into !== null) permanentRedirect(`${folder}/${into}`);
  notFound();
}
