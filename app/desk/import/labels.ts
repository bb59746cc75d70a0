/** Labels of the import pages. */
import { type EntityName, entities } from "@/lib/entities/registry";
import { formatCount } from "@/lib/values/format";
import { entityHeading } from "../_list/entity-links";

export const TOO_LARGE =
  "This file is too large. The limit is 100 MB. Import larger files from the command line (npm run import).";

/** “1 book”, “4,628 books” */
export function countRows(entity: EntityName, count: number): string {
  const { one, many } = entities[entity].label;
  return formatCount(count, one, many);
}

/** "books", as in “Import of books”. */
export const pluralLabel = (entity: EntityName): string => entities[entity].label.many;

/** The label of an import type. */
export const importTypeLabel = (entity: EntityName): string =>
  entities[entity].importer?.typeLabel ?? entityHeading(entity);

const kilobytes = new Intl.NumberFormat("en-GB", { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });
const megabytes = new Intl.NumberFormat("en-GB", { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });

/** Formats a file size: "12 kB", "1.6 MB". */
export function formatFileSize(bytes: number): string {
  return bytes < 1_000_000 ? kilobytes.format(Math.ceil(bytes / 1_000)) : megabytes.format(bytes / 1_000_000);
}
