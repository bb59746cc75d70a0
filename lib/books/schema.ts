import { z } from "zod";
import { line, optionalChoice, optionalLine, optionalRowId, optionalText, versionedId } from "../values/form-fields";
import { parseIsbn } from "../values/isbn";
import { isLanguage } from "../values/language";
import { parseMoney } from "../values/money";
import { fold } from "../values/text";
import { checkYear, parseYear } from "../values/year";

export const bookFormats = ["hardback", "paperback", "ebook", "audiobook", "other"] as const;
export const authorRoles = ["author", "editor", "translator", "illustrator", "introduction"] as const;

/** The highest price, in minor units. */
export const MAX_PRICE = 100_000_000;

/** The schemas of a book, with prices in this currency (ISO 4217). */
export function bookSchemas(currency: string) {
  const fields = {
    title: line(300, "Enter the title."),
    subtitle: optionalLine(300),
    series: optionalLine(200),
    seriesNumber: optionalLine(20),
    isbn,
    format: optionalChoice(bookFormats),
    publisher: optionalLine(200),
    year,
    language,
    price: price(currency),
    description: optionalText(10_000),
    authors,
  };
  return { newBook: z.strictObject(fields), editBook: z.strictObject({ ...versionedId, ...fields }) };
}

export type BookInput = z.output<ReturnType<typeof bookSchemas>["newBook"]>;

export const deleteBookSchema = z.strictObject(versionedId);

const isbn = optionalLine(100).transform((text, context) => {
  if (text === null) return null;
  const parsed = parseIsbn(text);
  return parsed.ok ? parsed.isbn : addIssue(context, parsed.reason);
});

const year = z
  .union([z.string(), z.number()], { error: "Enter a year such as 1937 or 750 BCE." })
  .nullish()
  .transform((value, context) => {
    if (value == null || (typeof value === "string" && value.trim() === "")) return null;
    const parsed = typeof value === "number" ? checkYear(value) : parseYear(value);
    return parsed.ok ? parsed.year : addIssue(context, parsed.reason);
  });

const language = optionalLine(10).refine((code) => code === null || isLanguage(code), {
  error: "Choose an option from the list.",
});

/** Text is a typed amount; a number is in minor units. */
function price(currency: string) {
  return z
    .union([z.string(), z.number()], { error: "Enter an amount." })
    .nullish()
    .transform((value, context) => {
      if (value == null || (typeof value === "string" && value.trim() === "")) return null;
      const parsed = typeof value === "number" ? ({ ok: true, minor: value } as const) : parseMoney(value, currency);
      if (!parsed.ok) return addIssue(context, parsed.reason);
      if (Number.isInteger(parsed.minor) && parsed.minor >= 0 && parsed.minor <= MAX_PRICE) return parsed.minor;
      return addIssue(context, parsed.minor > MAX_PRICE ? "This price is too high." : "Enter a valid price.");
    });
}

/** An existing author by id, or the name of a new one. With both, the id counts. */
export type BookAuthorInput = { role: (typeof authorRoles)[number] } & ({ authorId: number } | { name: string });

const author = z
  .strictObject({
    authorId: optionalRowId,
    name: optionalLine(120),
    role: optionalChoice(authorRoles),
  })
  .transform(({ authorId, name, role }, context): BookAuthorInput => {
    if (authorId !== null) return { authorId, role: role ?? "author" };
    if (name !== null) return { name, role: role ?? "author" };
    return addIssue(context, "Choose an author, or remove this line.");
  });

const authors = z
  .array(author, { error: "The authors must be a list." })
  .max(50, "A book can have at most 50 authors.")
  .nullish()
  .transform((list) => list ?? [])
  .superRefine((list, context) => {
    const seen = new Set<string>();
    for (const [index, author] of list.entries()) {
      const who = `${author.role} ${"authorId" in author ? `#${author.authorId}` : fold(author.name)}`;
      if (seen.has(who)) {
        context.addIssue({ code: "custom", path: [index], message: "This author is already listed in the same role." });
      }
      seen.add(who);
    }
  });

function addIssue(context: z.core.$RefinementCtx, message: string): never {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}
