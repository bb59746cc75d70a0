/** What imports and what they make are called on their pages. */
import { formatCount } from "@/lib/format";
import type { ImportEntity } from "@/lib/import/fields";

export const TOO_LARGE =
  "This file is too large: 100 MB are the most. Larger ones are imported from the command line (npm run import).";

/** "books", as in “Import of books”. */
export const plural: Record<ImportEntity, string> = {
  book: "books",
  author: "authors",
  store: "stores",
  computer: "computers",
  user: "users",
};

/** “1 book”, “4,628 books” */
export function counted(entity: ImportEntity, count: number): string {
  return formatCount(count, entity, plural[entity]);
}

/** What a file may hold, as the form offers it. */
export const holds: Record<ImportEntity, string> = {
  book: "Books, with their authors and copies",
  author: "Authors",
  store: "Stores",
  computer: "Computers",
  user: "Users",
};

const kilobytes = new Intl.NumberFormat("en-GB", { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });
const megabytes = new Intl.NumberFormat("en-GB", { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });

/** How large a file is: "12 kB", "1.6 MB". */
export function fileSize(bytes: number): string {
  return bytes < 1_000_000 ? kilobytes.format(Math.ceil(bytes / 1_000)) : megabytes.format(bytes / 1_000_000);
}
