/** Normalises numbers of spreadsheets to text that the form fields accept. */

/**
 * "2008.0" becomes "2008"; a date becomes its year. Other text is returned unchanged: "2,000" may be two thousand.
 */
export function normaliseYear(text: string): string {
  const plain = text.trim();
  const whole = /^(?![-+−–]?\d{1,3}[.,]000$)([-+−–]?\d{1,5})[.,]0+$/.exec(plain)?.[1];
  if (whole !== undefined) return whole;
  const [, iso] = /^(\d{4})-\d{2}(?:-\d{2})?(?:[T ].*)?$/.exec(plain) ?? [];
  const [, behind] = /^\d{1,2}[./]\d{1,2}[./](\d{4})$/.exec(plain) ?? [];
  const [, named] = /^(?:\d{1,2}\.? )?\p{L}{3,10}\.? (?:\d{1,2}, )?(\d{4})$/u.exec(plain) ?? [];
  return iso ?? behind ?? (named && !/^AD/i.test(plain) ? named : undefined) ?? plain;
}

/** Converts to whole gigabytes: "12 GB", "12288 MB" and "1 TB" become 12, 12 and 1024. Other text is unchanged. */
export function normaliseMemory(text: string): string {
  const [, number, unit = "GB"] = /^([\d.,\s]+)([KMGT]i?B?|gigabytes?|gigs?)?$/i.exec(text.trim()) ?? [];
  if (number === undefined) return text;
  const amount = Number(number.replace(/[.,](?=\d{3}(?!\d))|\s/g, "").replace(",", "."));
  const gigabytes = amount * (factors[unit[0]?.toUpperCase() ?? "G"] ?? 1);
  return Number.isInteger(gigabytes) ? String(gigabytes) : text;
}

const factors: Record<string, number> = { K: 1 / 1024 / 1024, M: 1 / 1024, G: 1, T: 1024 };

/** "3.0" becomes "3". Other text is unchanged, so that the field rejects it: "1,000" may be one or a thousand. */
export function normaliseCopies(text: string): string {
  return text.trim().replace(/^(?!\d{1,3}[.,]000$)(\d+)[.,]0+$/, "$1");
}

/** Converts an amount with this decimal mark to the format of money.ts. */
export function normalisePrice(text: string, decimal: "." | "," | "auto"): string {
  const plain = text.trim();
  if (decimal === "auto") return plain;
  const grouping = decimal === "." ? /,(?=\d{3}(?!\d))/g : /\.(?=\d{3}(?!\d))/g;
  const ungrouped = plain.replace(grouping, "");
  return decimal === "," ? ungrouped.replace(/,(?=\d+(?:\D|$))/, ".") : ungrouped;
}
