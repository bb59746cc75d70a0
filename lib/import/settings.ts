import { z } from "zod";
import { rowId } from "../values/form-fields";
import { type ImportEntity, importEntities } from "./fields";

/** The settings of an import: how the file is read, the field of each column, and how rows are imported. */
export const importSettingsSchema = z.strictObject({
  read: z.strictObject({
    encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]).optional(),
    delimiter: z.enum([",", ";", "\t"]).optional(),
    sheet: z.string().max(100).optional(),
    hasHeader: z.boolean().optional(),
  }),
  /** The field of each column, by position. "stock:12" is the copies at store 12; null is not imported. */
  columns: z.array(z.string().max(40).nullable()).max(1_000),
  options: z.strictObject({
    /** Separates the authors in one cell. */
    authorSeparator: z.enum([",", ";", "|", "&", "/", "none"]),
    /** Names are written "Surname, Forename". */
    surnameFirst: z.boolean(),
    /** The decimal mark of prices. */
    decimal: z.enum([".", ",", "auto"]),
    /** What to do with records that exist. Empty cells never clear a field. */
    existing: z.enum(["fill", "overwrite", "skip"]),
    /** Whether copies replace the stock count, are added to it, or are ignored. */
    stock: z.enum(["set", "add", "leave"]),
    /** Whether HTML entities and UTF-8 read as Windows-1252 are fixed. */
    repairText: z.boolean(),
  }),
  /** Cells fixed by hand: by line, then by column from 0. */
  fixes: z.record(z.string().regex(/^\d{1,10}$/), z.record(z.string().regex(/^\d{1,4}$/), z.string().max(20_000))),
  /** Lines skipped by hand. */
  skippedLines: z.array(z.int().positive()).max(200_000),
});

export type ImportSettings = z.output<typeof importSettingsSchema>;
export type ImportOptions = ImportSettings["options"];

export const createImportSchema = z.strictObject({
  entity: z.enum(importEntities as [ImportEntity, ...ImportEntity[]], { error: "Choose an import type." }),
  fileName: z.string().min(1, { error: "Choose a file." }).max(300),
  /** The name of a file in data/imports/uploads (files.ts). */
  upload: z.string().regex(/^[\w-]{10,64}$/),
  size: z.int().positive({ error: "This file is empty." }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const runImportSchema = z.strictObject({ id: rowId, version: rowId });
export const updateImportSchema = runImportSchema.extend({ settings: importSettingsSchema });
/** `isLarge`: from the command line, which accepts more rows than a browser upload. */
export const planImportSchema = runImportSchema.extend({ isLarge: z.boolean().default(false) });
