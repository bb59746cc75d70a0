import type { PaletteEntry, PaletteGroup } from "@/components/palette/entries";
import { type Ability, type Actor, can } from "@/lib/auth/abilities";

type Page = PaletteEntry & { href: string; needs: Ability };

const pages: Page[] = [
  { text: "Desk", href: "/desk", needs: "desk", words: "dashboard start home totals changes" },
  { text: "Books", href: "/desk/books", needs: "desk", words: "titles catalogue" },
  { text: "Authors", href: "/desk/authors", needs: "desk", words: "people" },
  { text: "Stores", href: "/desk/stores", needs: "desk", words: "shops stock" },
  { text: "Computers", href: "/desk/computers", needs: "desk", words: "tills machines" },
  { text: "Import", href: "/desk/import", needs: "catalogue.import", words: "file csv xlsx excel spreadsheet upload" },
  {
    text: "Authors that are likely duplicates",
    href: "/desk/authors/duplicates",
    needs: "catalogue.delete",
    words: "merge twice same",
  },
  {
    text: "Books that are likely duplicates",
    href: "/desk/books/duplicates",
    needs: "catalogue.delete",
    words: "merge twice same",
  },
  { text: "Users", href: "/desk/users", needs: "users.manage", words: "staff people roles" },
  { text: "History", href: "/desk/history", needs: "history", words: "changes audit log who when deleted" },
  {
    text: "Search the history",
    href: "/desk/history/search",
    needs: "history",
    words: "changes record deleted restore find",
  },
  { text: "Saved views", href: "/desk/views", needs: "desk", words: "lists filters" },
  {
    text: "Your account",
    href: "/desk/account",
    needs: "desk",
    words: "password sessions keyboard shortcuts settings",
  },
  { text: "Style", href: "/desk/style", needs: "desk", words: "design colours type components" },
  { text: "Shop window", href: "/", needs: "anyone", words: "customers public" },
];

const additions: Page[] = [
  { text: "New book", href: "/desk/books/new", needs: "catalogue.edit", words: "add title" },
  { text: "New author", href: "/desk/authors/new", needs: "catalogue.edit", words: "add" },
  { text: "New store", href: "/desk/stores/new", needs: "stores.manage", words: "add shop" },
  { text: "New computer", href: "/desk/computers/new", needs: "computers.manage", words: "add till machine" },
  { text: "New user", href: "/desk/users/new", needs: "users.manage", words: "add staff invite" },
];

/** The pages that the palette goes to without looking for anything, as far as the actor may. */
export function pagesFor(actor: Actor): PaletteGroup[] {
  const open = (pages: Page[]) =>
    pages.filter(({ needs }) => can(actor, needs)).map(({ needs, ...entry }): PaletteEntry => entry);
  return [
    { label: "Pages", entries: open(pages) },
    { label: "Add", entries: open(additions) },
  ];
}
