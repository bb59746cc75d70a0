import "server-only";
import type { PaletteGroup } from "@/components/palette/entries";
import type { UserActor } from "@/lib/auth/abilities";
import { findRecords } from "@/lib/palette/queries";
import { pathOf } from "../../paths";
import { entityHeading } from "../_list/entity-links";

/** The records that a text finds for this actor, with the pages that show them. */
export async function recordsFor(actor: UserActor, text: string): Promise<PaletteGroup[]> {
  const groups = await findRecords(actor, text);
  return groups.map(({ entity, rows }) => ({
    label: entityHeading(entity.name),
    entries: rows.map(({ id, label, note }) => ({ text: label, note, href: pathOf({ entity: entity.name, id }) })),
  }));
}
