/** How the window puts things: who made a book, how it is bound, where it is to be had. */
import type { AuthorRole } from "../db/generated/sqlite/enums";
import { formatCount } from "../values/format";

/** What stands before the names of those who had this part in a book. */
export const rolePhrases: Record<AuthorRole, string> = {
  author: "",
  editor: "edited by",
  translator: "translated by",
  illustrator: "illustrated by",
  introduction: "introduction by",
};

interface Credit {
  role: AuthorRole;
  author: { id: number; name: string };
}

/** Neighbours with the same part together: "A and B, translated by C" is two groups. */
export function groupCredits(authors: Credit[]): { role: AuthorRole; people: Credit["author"][] }[] {
  const groups: { role: AuthorRole; people: Credit["author"][] }[] = [];
  for (const { role, author } of authors) {
    const last = groups.at(-1);
    if (last?.role === role) last.people.push(author);
    else groups.push({ role, people: [author] });
  }
  return groups;
}

const list = new Intl.ListFormat("en-GB");

/** "Terry Pratchett and Neil Gaiman, illustrated by Paul Kidby"; empty for a book without authors. */
export function bylineText(authors: Credit[]): string {
  return groupCredits(authors)
    .map(({ role, people }) => `${rolePhrases[role]} ${list.format(people.map((person) => person.name))}`.trim())
    .join(", ");
}

/** "Earthsea 3", "Earthsea"; empty for a book in no series. */
export function seriesText({ series, seriesNumber }: { series: string | null; seriesNumber: string | null }): string {
  return [series, seriesNumber].filter(Boolean).join(" ");
}

/** Where a book is to be had: "In 3 stores"; from `myStore`, "In stock at Quay, and in 2 other stores". Undefined for nowhere. */
export function stockText(
  { storeCount, inMyStore }: { storeCount: number; inMyStore: boolean },
  myStore?: string,
): string | undefined {
  if (storeCount === 0) return undefined;
  if (!myStore) return `In ${formatCount(storeCount, "store")}`;
  if (!inMyStore) return `Not at ${myStore}, but in ${formatCount(storeCount, "other store")}`;
  return storeCount === 1
    ? `In stock at ${myStore}`
    : `In stock at ${myStore}, and in ${formatCount(storeCount - 1, "other store")}`;
}
