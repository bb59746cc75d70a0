import { z } from "zod";
import { type Actor, authorise } from "../auth/abilities";
import { db } from "../db/client";
import { findVisibleChangeSet } from "../history/visibility";
import { exportFormats } from "./formats";

const detailsSchema = z.object({
  title: z.string(),
  format: z.enum(Object.keys(exportFormats) as [keyof typeof exportFormats]),
  q: z.string(),
  where: z.string(),
});

/** The details of an export's change set; undefined for any other. @throws ForbiddenError */
export async function getExportDetails(actor: Actor, { id, command }: { id: number; command: string }) {
  authorise(actor, "history");
  if (command !== "exportList") return undefined;
  const set = await findVisibleChangeSet(db, actor, id);
  const { data } = detailsSchema.safeParse(set?.details);
  return data && { list: data.title, format: exportFormats[data.format].label, search: data.q, filter: data.where };
}
