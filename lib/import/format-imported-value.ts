/** Formats values for the samples of a plan. */
import { formatLabels } from "../books/formats";
import type { bookFormats } from "../books/schema";
import { formatMoney, formatYear } from "../values/format";
import { languageName } from "../values/language";

/** Formats the value of a field; "" for none. */
export function formatImportedValue(field: string, value: unknown, storeNames?: Map<number, string>): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((author: { name: string }) => author.name).join("; ");
  if (field === "storeId") return storeNames?.get(Number(value)) ?? "";
  if (field === "year") return formatYear(Number(value));
  if (field === "price") return formatMoney(Number(value));
  if (field === "language") return languageName(String(value));
  if (field === "format") return formatLabels[value as (typeof bookFormats)[number]] ?? String(value);
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return String(value);
}
