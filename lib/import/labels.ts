/** What the kinds of problems and repairs are called. */
import { formatCount, labelInSentence } from "../values/format";
import { fieldLabel, type ImportEntity } from "./fields";

const problemLabels: Record<string, string> = {
  "isbn.empty": "No ISBN",
  "isbn.truncated": "Truncated ISBN",
  "isbn.invalid": "Invalid ISBN",
  "isbn.mismatch": "ISBNs don’t match",
  "isbn.leadingZeros": "Leading zeros restored (check digit verified)",
  "isbn.isbn10": "ISBN-10 converted to ISBN-13",
  "isbn.recomputed": "Rounded ISBN-13 recomputed from the ISBN-10",
  "isbn.number": "ISBN stored as a number",
  "isbn.punctuation": "Hyphens and spaces removed from ISBN",
  "isbn.mistyped": "Mistyped second ISBN ignored",
  "text.entities": "HTML entities",
  "text.mojibake": "Wrong encoding fixed",
  "text.spaces": "Extra white space removed",
  "year.number": "Year taken from a number or date",
  "memory.unit": "Unit removed from memory size",
  "language.code": "Language names converted to codes",
  "format.word": "Format names converted",
  "authors.duplicate": "Duplicate authors in one cell removed",
  "authors.reordered": "“Surname, Forename” reordered",
  "authors.ambiguous": "Unclear authors",
  "author.namesakes": "Several authors with this name",
  "language.unknown": "Unknown language",
  "format.unknown": "Unknown format",
  "price.currency": "Price in another currency",
  "role.ignored": "Role not imported",
  "row.duplicate": "Duplicate row",
  "row.ambiguous": "Ambiguous match",
  "row.missing": "Missing value",
  "store.unknown": "Unknown store",
  "title.mismatch": "Title doesn’t match the ISBN",
  "row.notOwner": "No permission",
  "reference.unknown": "Not found",
  "reference.ambiguous": "Ambiguous reference",
  "unique.taken": "Already in use",
};

/** A kind as it stands over its list; "invalid.year" is what the field's own rule refused. */
export function problemLabel(entity: ImportEntity, kind: string): string {
  if (kind.startsWith("invalid."))
    return `Invalid ${labelInSentence(fieldLabel(entity, kind.slice("invalid.".length)))}`;
  return problemLabels[kind] ?? kind;
}

const createdNouns: Record<string, [one: string, many: string]> = {
  author: ["author", "authors"],
  stock: ["stock record", "stock records"],
  store: ["store", "stores"],
};

/** What is made beside the rows, by its name in the history: “12 authors and 3 stock records”; undefined for nothing. */
export function formatAlsoCreated(alsoCreated: Record<string, number>): string | undefined {
  const parts = Object.entries(alsoCreated)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => formatCount(count, ...(createdNouns[what] ?? [what, `${what}s`])));
  return parts.length > 0 ? new Intl.ListFormat("en-GB").format(parts) : undefined;
}
