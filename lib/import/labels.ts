/** What the kinds of problems and repairs are called. */
import { formatCount } from "../values/format";
import { fieldLabel, type ImportEntity } from "./fields";

const problemLabels: Record<string, string> = {
  "isbn.empty": "No ISBN",
  "isbn.truncated": "ISBN with digits gone",
  "isbn.invalid": "Not a valid ISBN",
  "isbn.mismatch": "Two ISBNs that disagree",
  "isbn.leadingZeros": "Leading zeros put back, with the check digit verified",
  "isbn.isbn10": "ISBN-10 made an ISBN-13",
  "isbn.recomputed": "A rounded ISBN-13 recomputed from the ISBN-10",
  "isbn.number": "ISBN written as a number, with all its digits",
  "isbn.punctuation": "Hyphens and spaces taken out of the ISBN",
  "isbn.mistyped": "A mistyped ISBN beside a right one",
  "text.entities": "HTML entities",
  "text.mojibake": "Letters read in the wrong encoding",
  "text.spaces": "Surplus white space taken out",
  "year.number": "Years without “.0”, or out of a whole date",
  "memory.unit": "Gigabytes without their unit",
  "language.code": "Languages as their code",
  "format.word": "Formats as Deckle calls them",
  "authors.duplicate": "Authors named twice in one cell, kept once",
  "authors.reordered": "“Surname, Forename” turned round",
  "authors.ambiguous": "Authors that can't be told apart",
  "author.namesakes": "Authors with namesakes",
  "language.unknown": "Language not known",
  "format.unknown": "Format not known",
  "price.currency": "Price in another currency",
  "role.ignored": "Role not taken over",
  "row.duplicate": "The same twice in this file",
  "row.ambiguous": "Can't tell which one is meant",
  "row.missing": "Something is missing",
  "store.unknown": "No such store",
  "title.mismatch": "The book with this ISBN has another title",
  "row.notOwner": "Somebody else’s",
  "reference.unknown": "Names what is not there",
  "reference.ambiguous": "Can't tell which one is named",
  "unique.taken": "Belongs to another already",
};

/** A kind as it stands over its list; "invalid.year" is what the field's own rule refused. */
export function problemLabel(entity: ImportEntity, kind: string): string {
  if (kind.startsWith("invalid.")) return `${fieldLabel(entity, kind.slice("invalid.".length))} not right`;
  return problemLabels[kind] ?? kind;
}

const createdNouns: Record<string, [one: string, many: string]> = {
  author: ["author", "authors"],
  stock: ["line of stock", "lines of stock"],
  store: ["store", "stores"],
};

/** What is made beside the rows, by its name in the history: “12 authors and 3 lines of stock”; undefined for nothing. */
export function formatAlsoCreated(alsoCreated: Record<string, number>): string | undefined {
  const parts = Object.entries(alsoCreated)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => formatCount(count, ...(createdNouns[what] ?? [what, `${what}s`])));
  return parts.length > 0 ? new Intl.ListFormat("en-GB").format(parts) : undefined;
}
