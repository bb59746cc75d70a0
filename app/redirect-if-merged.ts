import "server-only";
import { notFound, permanentRedirect } from "next/navigation";
import type { EntityName } from "@/lib/entities/registry";
import { findSurvivor } from "@/lib/merge/queries";

/** For a row that does not exist: redirects permanently to the row that it was merged into, or shows "not found". */
export async function redirectIfMerged(entity: EntityName, id: number, folder: string): Promise<never> {
  const into = await findSurvivor(entity, id);
  if (into !== null) permanentRedirect(`${folder}/${into}`);
  notFound();
}
