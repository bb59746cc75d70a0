/** Which field each column of a file is, by its name and by what is in it. */
import { db } from "../../db/client";
import { exportHeader } from "../../export/tables";
import type { SheetInfo } from "../../spreadsheet/sheet";
import { looksLikeIsbn } from "../../values/isbn";
import { fold } from "../../values/text";
import { headerHash, REASON } from "../changes";
import { fieldNamed, fieldsOf, type ImportEntity, readsAs } from "../fields";
import { type ImportSettings, importSettings } from "../settings";
import { mended } from "./convert/text";

/** What a column was taken for, and why, for whoever is to correct it. */
export interface Match {
  field: string | null;
  why: string;
}

type Stores = { id: number; name: string }[];

/** What the columns seem to be. Pure. */
export function suggest(entity: ImportEntity, { header, samples }: SheetInfo, stores: Stores): Match[] {
  const names = header.map(plainName);
  const taken = new Map<number, Match>();
  const free = (field: string) => ![...taken.values()].some((match) => match.field === field);
  // The best names first: of “title” and “original title” the first is the title.
  for (const { name: field, aliases } of fieldsOf(entity, stores)) {
    for (const alias of storeAliases(field, stores) ?? aliases) {
      const column = names.findIndex((name, place) => name === alias && !taken.has(place));
      if (column < 0 || !free(field)) continue;
      taken.set(column, { field, why: `It is called “${header[column]}”.` });
    }
  }
  for (const column of header.keys()) {
    if (taken.has(column)) continue;
    const cells = samples.map(({ cells }) => cells[column]?.trim() ?? "").filter((cell) => cell !== "");
    const guess = cells.length > 0 ? contentsOf(entity).find(([, fits]) => cells.every(fits)) : undefined;
    if (guess && free(guess[0])) taken.set(column, { field: guess[0], why: guess[2] });
  }
  return header.map((_, column) => taken.get(column) ?? { field: null, why: "It is not known what this is." });
}

/** What other files call the copies at a store; undefined for any other field. */
function storeAliases(field: string, stores: Stores): string[] | undefined {
  const store = stores.find(({ id }) => field === `stock:${id}`);
  if (!store) return undefined;
  const name = plainName(store.name);
  return [`copies at ${name}`, `stock at ${name}`, `${name} copies`, `${name} stock`, name];
}

const plainName = (header: string) =>
  fold(header.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " "))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

type Content = [field: string, fits: (cell: string) => boolean, why: string];

const ROUNDED = /^9[.,]7[89]\d*E\+?12$/i;
const isbn: Content = ["isbn", (cell) => looksLikeIsbn(cell) || ROUNDED.test(cell), "There are ISBNs in it."];
const year: Content = ["year", (cell) => /^(?:1[5-9]|20)\d\d(?:\.0)?$/.test(cell), "There are years in it."];
const money: Content = [
  "price",
  (cell) => /^[£$€]\s?\d+[.,]\d\d$|^\d+[.,]\d\d\s?[£$€]$/.test(cell),
  "There are prices in it.",
];
const email: Content = [
  "email",
  (cell) => /^[^\s@]+@[^\s@.]+\.[^\s@]+$/.test(cell),
  "There are email addresses in it.",
];
const memory: Content = ["memory", (cell) => /^\d+ ?[GMT]i?B$/i.test(cell), "There are amounts of memory in it."];

const contents = [isbn, year, money, email, memory];

const contentsOf = (entity: ImportEntity) => contents.filter(([field]) => fieldNamed(entity, field));

/** Settings for a file: those that the last one with this header had, else what it seems to be. */
export async function rememberedOrSuggested(entity: ImportEntity, info: SheetInfo): Promise<ImportSettings> {
  const stores = await allStores();
  const remembered = await rememberedFor(entity, info.header);
  if (remembered) {
    // What is to become of the rows is asked anew for each file.
    const { existing, stock } = fresh.options;
    const options = { ...remembered.options, existing, stock };
    return { ...fresh, columns: withoutGone(entity, remembered.columns, stores), options };
  }
  const columns = suggest(entity, info, stores).map(({ field }) => field);
  return { ...fresh, columns, options: { ...fresh.options, ...optionsFor(entity, columns, info) } };
}

/** Why each column was matched as it was: remembered, by name or by what is in it. */
export async function suggestionsFor(entity: ImportEntity, info: SheetInfo): Promise<Match[]> {
  const remembered = await rememberedFor(entity, info.header);
  if (!remembered) return suggest(entity, info, await allStores());
  return remembered.columns.map((field) => ({ field, why: "So it was in the last file with this header." }));
}

const allStores = () => db.store.findMany({ select: { id: true, name: true }, orderBy: { nameFold: "asc" } });

const kept = importSettings.pick({ columns: true, options: true });

/** What was kept for this header; for that of a file of rows to mend, what was kept for the file they are from. */
async function rememberedFor(entity: ImportEntity, header: string[]) {
  const found = await keptFor(entity, header);
  if (found || header.at(-1) !== REASON) return found;
  const whole = await keptFor(entity, header.slice(0, -1));
  return whole && { ...whole, columns: [...whole.columns, null] };
}

async function keptFor(entity: ImportEntity, header: string[]) {
  // Columns without names are called by their places, in every file.
  if (header.every((name, place) => name === `Column ${place + 1}`)) return undefined;
  const key = { entity, headerHash: headerHash(header) };
  const found = await db.importMapping.findUnique({ where: { entity_headerHash: key } });
  const parsed = kept.safeParse(found?.settings);
  return parsed.success && parsed.data.columns.length === header.length ? parsed.data : undefined;
}

/** A store may have been deleted since. */
function withoutGone(entity: ImportEntity, columns: ImportSettings["columns"], stores: Stores) {
  const names = new Set(fieldsOf(entity, stores).map(({ name }) => name));
  return columns.map((name) => (name !== null && names.has(name) ? name : null));
}

const fresh: ImportSettings = {
  read: {},
  columns: [],
  options: {
    authorSeparator: ",",
    surnameFirst: false,
    decimal: "auto",
    existing: "fill",
    stock: "set",
    repairText: false,
  },
  fixes: {},
  leaveOut: [],
};

/** What the samples say about how authors and prices are written. */
function optionsFor(entity: ImportEntity, columns: ImportSettings["columns"], { header, samples }: SheetInfo) {
  if (isOurs(entity, header)) return { authorSeparator: ";" as const, surnameFirst: false };
  const cellsOf = (field: string) => {
    const column = columns.indexOf(field);
    return column < 0 ? [] : samples.map(({ cells }) => cells[column]?.trim() ?? "").filter((cell) => cell !== "");
  };
  const isName = readsAs(entity, "name") === "personName";
  // Of “&quot;” the semicolon stands between nobody.
  const authors = cellsOf(isName ? "name" : "authors").map((cell) => mended(cell)?.now ?? cell);
  const separator = ([";", "|", "&"] as const).find((sign) => authors.some((cell) => cell.includes(sign)));
  const isTurned = /\b(l f|last first|sort)\b/.test(plainName(header[columns.indexOf("authors")] ?? ""));
  const commas = authors.filter((cell) => cell.includes(",")).length;
  // "Tolkien, J. R. R.; Lewis, C. S.": with another sign between them, a comma in every name is inside it.
  const isEach = commas > 0 && commas === authors.length;
  const surnameFirst = isTurned || ((isName || separator !== undefined) && isEach);
  const prices = cellsOf("price");
  const comma = prices.some((cell) => /\d,\d{1,2}\D*$/.test(cell));
  return {
    authorSeparator: separator ?? (isTurned ? ("none" as const) : ("," as const)),
    surnameFirst,
    decimal: comma ? ("," as const) : ("auto" as const),
  };
}

/** Whether a file begins with the columns of our own export, which always writes authors in one way. */
function isOurs(entity: ImportEntity, header: string[]): boolean {
  return exportHeader(entity).every((name, place) => header[place] === name);
}
