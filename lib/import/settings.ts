import { z } from "zod";
import { rowId } from "../values/form-fields";
import { type ImportEntity, importEntities } from "./fields";

/** How a file is read, which field each of its columns is, and what is to become of its rows. */
export const importSettingsSchema = z.strictObject({
  read: z.strictObject({
    encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]).optional(),
    delimiter: z.enum([",", ";", "\t"]).optional(),
    sheet: z.string().max(100).optional(),
    hasHeader: z.boolean().optional(),
  }),
  /** By position; "stock:12" is the copies at store 12, null is left out. */
  columns: z.array(z.string().max(40).nullable()).max(1_000),
  options: z.strictObject({
    /** What stands between the authors in one cell. */
    authorSeparator: z.enum([",", ";", "|", "&", "/", "none"]),
    /** "Surname, Forename" */
    surnameFirst: z.boolean(),
    /** What stands before the pence in a price. */
    decimal: z.enum([".", ",", "auto"]),
    /** What becomes of a row that is there already. An empty cell never takes anything away. */
    existing: z.enum(["fill", "overwrite", "skip"]),
    /** What a number of copies does to those that are there. */
    stock: z.enum(["set", "add", "leave"]),
    /** Whether HTML entities and UTF-8 that was read as Windows-1252 are mended. */
    repairText: z.boolean(),
  }),
  /** Cells mended by hand: by the line of the row, by the position of the column from 0. */
  fixes: z.record(z.string().regex(/^\d{1,10}$/), z.record(z.string().regex(/^\d{1,4}$/), z.string().max(20_000))),
  /** Lines that are left out by hand. */
  skippedLines: z.array(z.int().positive()).max(200_000),
});

export type ImportSettings = z.output<typeof importSettingsSchema>;
export type ImportOptions = ImportSettings["options"];

export const createImportSchema = z.strictObject({
  entity: z.enum(importEntities as [ImportEntity, ...ImportEntity[]], { error: "Choose what the file holds." }),
  fileName: z.string().min(1, { error: "Choose a file." }).max(300),
  /** The name of a file under data/imports/uploads (files.ts). */
  upload: z.string().regex(/^[\w-]{10,64}$/),
  size: z.int().positive({ error: "This file is empty." }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const runImportSchema = z.strictObject({ id: rowId, version: rowId });
export const updateImportSchema = runImportSchema.extend({ settings: importSettingsSchema });
/** `isLarge`: by the command line, which takes more rows than a browser. */
export const planImportSchema = runImportSchema.extend({ isLarge: z.boolean().default(false) });
