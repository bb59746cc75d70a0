/** What the kinds of problems and repairs are called. */
import { formatCount } from "../values/format";
import { fieldLabel, type ImportEntity } from "./fields";

const labels: Record<string, string> = {
  "isbn.empty": "No ISBN",
  "isbn.lost": "ISBN with digits gone",
  "isbn.wrong": "Not a valid ISBN",
  "isbn.disagree": "Two ISBNs that disagree",
  "isbn.zeros": "Leading zeros put back, with the check digit verified",
  "isbn.ten": "ISBN-10 made an ISBN-13",
  "isbn.recomputed": "A rounded ISBN-13 recomputed from the ISBN-10",
  "isbn.exact": "ISBN written as a number, with all its digits",
  "isbn.plain": "Hyphens and spaces taken out of the ISBN",
  "isbn.other": "A mistyped ISBN beside a right one",
  "text.entities": "HTML entities",
  "text.mojibake": "Letters read in the wrong encoding",
  "text.spaces": "Surplus white space taken out",
  "year.number": "Years without “.0”, or out of a whole date",
  "memory.unit": "Gigabytes without their unit",
  "language.code": "Languages as their code",
  "format.word": "Formats as Deckle calls them",
  "authors.twice": "Authors named twice in one cell, kept once",
  "authors.turned": "“Surname, Forename” turned round",
  "authors.unclear": "Authors that can't be told apart",
  "author.namesakes": "Authors with namesakes",
  "language.unknown": "Language not known",
  "format.unknown": "Format not known",
  "price.currency": "Price in another currency",
  "role.kept": "Role not taken over",
  "row.twice": "The same twice in this file",
  "row.which": "Can't tell which one is meant",
  "row.missing": "Something is missing",
  "store.unknown": "No such store",
  "title.other": "The book with this ISBN has another title",
  "row.others": "Somebody else’s",
  "reference.unknown": "Names what is not there",
  "reference.which": "Can't tell which one is named",
  "unique.taken": "Belongs to another already",
};

/** A kind as it stands over its list; "bad.year" is what the field's own rule refused. */
export function kindLabel(entity: ImportEntity, kind: string): string {
  if (kind.startsWith("bad.")) return `${fieldLabel(entity, kind.slice("bad.".length))} not right`;
  return labels[kind] ?? kind;
}

const also: Record<string, [one: string, many: string]> = {
  author: ["author", "authors"],
  stock: ["line of stock", "lines of stock"],
  store: ["store", "stores"],
};

/** What is made beside the rows, by its name in the history: “12 authors and 3 lines of stock”; undefined for nothing. */
export function alsoMade(alsoCreated: Record<string, number>): string | undefined {
  const parts = Object.entries(alsoCreated)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => formatCount(count, ...(also[what] ?? [what, `${what}s`])));
  return parts.length > 0 ? new Intl.ListFormat("en-GB").format(parts) : undefined;
}
