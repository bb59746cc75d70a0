import type { PaletteEntry, PaletteGroup } from "@/components/palette/entries";
import { type Ability, type Actor, can } from "@/lib/auth/abilities";
import { duplicatesPages, listPages, newPages } from "../_list/entity-links";

type Page = PaletteEntry & { href: string; ability: Ability };

const pages: Page[] = [
  { text: "Dashboard", href: "/desk", ability: "desk", keywords: "desk start home totals changes" },
  ...listPages,
  {
    text: "Import",
    href: "/desk/import",
    ability: "catalogue.import",
    keywords: "file csv xlsx excel spreadsheet upload",
  },
  ...duplicatesPages,
  { text: "History", href: "/desk/history", ability: "history", keywords: "changes audit log who when deleted" },
  {
    text: "Search history",
    href: "/desk/history/search",
    ability: "history",
    keywords: "changes record deleted restore find",
  },
  { text: "Saved views", href: "/desk/views", ability: "desk", keywords: "lists filters" },
  {
    text: "Your account",
    href: "/desk/account",
    ability: "desk",
    keywords: "password sessions keyboard shortcuts settings",
  },
  { text: "Styleguide", href: "/desk/styleguide", ability: "desk", keywords: "design colours type components" },
  { text: "View shop site", href: "/", ability: "anyone", keywords: "customers public" },
];

/** The palette's pages for this actor. */
export function palettePages(actor: Actor): PaletteGroup[] {
  const open = (pages: Page[]) =>
    pages.filter(({ ability }) => can(actor, ability)).map(({ ability: _, ...entry }): PaletteEntry => entry);
  return [
    { label: "Pages", entries: open(pages) },
    { label: "Add", entries: open(newPages) },
  ];
}
