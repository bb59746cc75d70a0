import "server-only";
import type { PaletteGroup } from "@/components/palette/entries";
import type { UserActor } from "@/lib/auth/abilities";
import type { EntityName } from "@/lib/entities/registry";
import { type FoundRecords, findRecords } from "@/lib/palette/queries";
import { roleNames } from "@/lib/users/roles";
import { lists } from "@/lib/views/lists";
import { pathOf } from "../paths";

/** The records that a text finds for this actor, with the pages that show them. */
export async function recordsFor(actor: UserActor, text: string): Promise<PaletteGroup[]> {
  return groupsOf(await findRecords(actor, text)).filter(({ entries }) => entries.length > 0);
}

function groupsOf({ books, authors, stores, computers, users, views }: FoundRecords): PaletteGroup[] {
  return [
    group("Books", "book", books, ({ title, authors }) => ({ text: title, note: authors })),
    group("Authors", "author", authors, ({ name, title }) => ({ text: name, note: title })),
    group("Stores", "store", stores, ({ name, city }) => ({ text: name, note: city })),
    group("Computers", "computer", computers, ({ name, store }) => ({ text: name, note: store })),
    group("Users", "user", users, ({ username, role }) => ({ text: username, note: roleNames[role] })),
    group("Saved views", "savedView", views, ({ name, list }) => ({ text: name, note: lists[list].label })),
  ];
}

function group<Row extends { id: number }>(
  label: string,
  entity: EntityName,
  rows: Row[],
  named: (row: Row) => { text: string; note: string | null },
): PaletteGroup {
  return { label, entries: rows.map((row) => ({ ...named(row), href: pathOf({ entity, id: row.id }) })) };
}
