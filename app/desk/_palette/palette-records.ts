import "server-only";
import type { PaletteGroup } from "@/components/palette/entries";
import type { UserActor } from "@/lib/auth/abilities";
import { suggestRecords } from "@/lib/palette/queries";
import { recordPath } from "../../paths";
import { entityHeading } from "../_list/entity-links";

/** Searches the records that this actor may see, for the palette. */
export async function paletteRecords(actor: UserActor, text: string): Promise<PaletteGroup[]> {
  const groups = await suggestRecords(actor, text);
  return groups.map(({ entity, rows }) => ({
    label: entityHeading(entity.name),
    entries: rows.map(({ id, label, note }) => ({ text: label, note, href: recordPath({ entity: entity.name, id }) })),
  }));
}
