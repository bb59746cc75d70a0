/** Texts of the storefront: bylines, series, availability. */
import type { AuthorRole } from "../db/generated/sqlite/enums";
import { formatCount } from "../values/format";

/** The phrase before the names of contributors in this role. */
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

/** Groups consecutive contributors with the same role: "A and B, translated by C" is two groups. */
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

/**
 * The availability of a book: "In 3 stores"; with `myStore`, "In stock at Quay, and in 2 other stores". Undefined where
 * no store has it.
 */
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
