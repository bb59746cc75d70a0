/** Matches the columns of a file to fields, by name and by content. */
import { db } from "../../db/client";
import { exportHeader } from "../../export/tables";
import type { SheetInfo } from "../../spreadsheet/sheet";
import { looksLikeIsbn } from "../../values/isbn";
import { fold } from "../../values/text";
import { hashHeader, REASON_COLUMN } from "../changes";
import { columnParser, findField, type ImportEntity, importFields } from "../fields";
import { type ImportSettings, importSettingsSchema } from "../settings";
import { fixEncoding } from "./convert/text";

/** The field of a column, and the reason shown to the user. */
export interface ColumnMatch {
  field: string | null;
  reason: string;
}

type Store = { id: number; name: string }[];

/** Suggests a field for each column. Pure. */
export function suggestColumns(entity: ImportEntity, { header, samples }: SheetInfo, stores: Store): ColumnMatch[] {
  const names = header.map(normaliseHeader);
  const taken = new Map<number, ColumnMatch>();
  const free = (field: string) => ![...taken.values()].some((match) => match.field === field);
  // Best aliases first: of “title” and “original title”, the first is the title.
  for (const { name: field, aliases } of importFields(entity, stores)) {
    for (const alias of storeAliases(field, stores) ?? aliases) {
      const column = names.findIndex((name, place) => name === alias && !taken.has(place));
      if (column < 0 || !free(field)) continue;
      taken.set(column, { field, reason: "Matched by name." });
    }
  }
  for (const column of header.keys()) {
    if (taken.has(column)) continue;
    const cells = samples.map(({ cells }) => cells[column]?.trim() ?? "").filter((cell) => cell !== "");
    const guess = cells.length > 0 ? contentPatternsOf(entity).find(([, fits]) => cells.every(fits)) : undefined;
    if (guess && free(guess[0])) taken.set(column, { field: guess[0], reason: guess[2] });
  }
  return header.map((_, column) => taken.get(column) ?? { field: null, reason: "Not recognised." });
}

/** Column names for the copies at a store; undefined for other fields. */
function storeAliases(field: string, stores: Store): string[] | undefined {
  const store = stores.find(({ id }) => field === `stock:${id}`);
  if (!store) return undefined;
  const name = normaliseHeader(store.name);
  return [`copies at ${name}`, `stock at ${name}`, `${name} copies`, `${name} stock`, name];
}

const normaliseHeader = (header: string) =>
  fold(header.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " "))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

type ContentPattern = [field: string, fits: (cell: string) => boolean, reason: string];

const ROUNDED = /^9[.,]7[89]\d*E\+?12$/i;
const isbn: ContentPattern = ["isbn", (cell) => looksLikeIsbn(cell) || ROUNDED.test(cell), "Contains ISBNs."];
const year: ContentPattern = ["year", (cell) => /^(?:1[5-9]|20)\d\d(?:\.0)?$/.test(cell), "Contains years."];
const money: ContentPattern = [
  "price",
  (cell) => /^[£$€]\s?\d+[.,]\d\d$|^\d+[.,]\d\d\s?[£$€]$/.test(cell),
  "Contains prices.",
];
const email: ContentPattern = [
  "email",
  (cell) => /^[^\s@]+@[^\s@.]+\.[^\s@]+$/.test(cell),
  "Contains email addresses.",
];
const memory: ContentPattern = ["memory", (cell) => /^\d+ ?[GMT]i?B$/i.test(cell), "Contains memory sizes."];

const contentPatterns = [isbn, year, money, email, memory];

const contentPatternsOf = (entity: ImportEntity) => contentPatterns.filter(([field]) => findField(entity, field));

/** The settings for a new file: the mapping saved for its header, or suggestions. */
export async function initialSettings(entity: ImportEntity, info: SheetInfo): Promise<ImportSettings> {
  const stores = await allStores();
  const remembered = await findSavedMapping(entity, info.header);
  if (remembered) {
    // What to do with existing records is chosen for each file.
    const { existing, stock } = defaultSettings.options;
    const options = { ...remembered.options, existing, stock };
    return { ...defaultSettings, columns: dropDeletedStores(entity, remembered.columns, stores), options };
  }
  const columns = suggestColumns(entity, info, stores).map(({ field }) => field);
  return {
    ...defaultSettings,
    columns,
    options: { ...defaultSettings.options, ...guessOptions(entity, columns, info) },
  };
}

/** The match of each column, with its reason: saved mapping, name or content. */
export async function matchColumns(entity: ImportEntity, info: SheetInfo): Promise<ColumnMatch[]> {
  const remembered = await findSavedMapping(entity, info.header);
  if (!remembered) return suggestColumns(entity, info, await allStores());
  return remembered.columns.map((field) => ({ field, reason: "As in the last file with this header." }));
}

const allStores = () => db.store.findMany({ select: { id: true, name: true }, orderBy: { nameFold: "asc" } });

const mappingSchema = importSettingsSchema.pick({ columns: true, options: true });

/** The mapping saved for this header; for a file of problem rows, that of the original file. */
async function findSavedMapping(entity: ImportEntity, header: string[]) {
  const found = await loadMapping(entity, header);
  if (found || header.at(-1) !== REASON_COLUMN) return found;
  const whole = await loadMapping(entity, header.slice(0, -1));
  return whole && { ...whole, columns: [...whole.columns, null] };
}

async function loadMapping(entity: ImportEntity, header: string[]) {
  // Numbered columns are the same in every file without a header.
  if (header.every((name, place) => name === `Column ${place + 1}`)) return undefined;
  const key = { entity, headerHash: hashHeader(header) };
  const found = await db.importMapping.findUnique({ where: { entity_headerHash: key } });
  const parsed = mappingSchema.safeParse(found?.settings);
  return parsed.success && parsed.data.columns.length === header.length ? parsed.data : undefined;
}

/** Drops columns of stores that were deleted since. */
function dropDeletedStores(entity: ImportEntity, columns: ImportSettings["columns"], stores: Store) {
  const names = new Set(importFields(entity, stores).map(({ name }) => name));
  return columns.map((name) => (name !== null && names.has(name) ? name : null));
}

const defaultSettings: ImportSettings = {
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
  skippedLines: [],
};

/** Guesses how authors and prices are written from the samples. */
function guessOptions(entity: ImportEntity, columns: ImportSettings["columns"], { header, samples }: SheetInfo) {
  if (isOwnExport(entity, header)) return { authorSeparator: ";" as const, surnameFirst: false };
  const cellsOf = (field: string) => {
    const column = columns.indexOf(field);
    return column < 0 ? [] : samples.map(({ cells }) => cells[column]?.trim() ?? "").filter((cell) => cell !== "");
  };
  const isName = columnParser(entity, "name") === "personName";
  // The semicolon of “&quot;” does not separate authors.
  const authors = cellsOf(isName ? "name" : "authors").map((cell) => fixEncoding(cell)?.now ?? cell);
  const separator = ([";", "|", "&"] as const).find((sign) => authors.some((cell) => cell.includes(sign)));
  const isTurned = /\b(l f|last first|sort)\b/.test(normaliseHeader(header[columns.indexOf("authors")] ?? ""));
  const commas = authors.filter((cell) => cell.includes(",")).length;
  // "Tolkien, J. R. R.; Lewis, C. S.": with another separator, a comma in every name means surname first.
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

/** Whether the header is that of our own export, whose author format is known. */
function isOwnExport(entity: ImportEntity, header: string[]): boolean {
  return exportHeader(entity).every((name, place) => header[place] === name);
}
