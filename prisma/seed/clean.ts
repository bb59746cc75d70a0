// Makes books.csv, the demo's books, out of goodbooks-10k's books.csv (SOURCE.md says where that is from):
//
//   npx tsx prisma/seed/clean.ts FILE.csv
//
// The same file gives the same books. What can't be read for certain is left out: there are more than enough.

import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { parseIsbn } from "../../lib/values/isbn";

/** One line of the file; what isn't known is empty. */
type Row = Record<(typeof columns)[number], string>;

const columns = ["title", "subtitle", "series", "series_number", "authors", "year", "language", "isbn13"] as const;

/** The columns of the source that are used. Its isbn13 is not: it went through a spreadsheet and is rounded. */
type Source = {
  book_id: string;
  isbn: string;
  authors: string;
  original_publication_year: string;
  title: string;
  language_code: string;
};

const MAX_BOOKS = 1000;

function main(): void {
  const file = process.argv[2];
  if (file === undefined) throw new Error("Usage: npx tsx prisma/seed/clean.ts FILE.csv");
  const sources: Source[] = parse(readFileSync(file, "utf8"), { columns: true, bom: true });
  const rows = select(removeDuplicates(sources.map(clean).filter((row) => row !== null)));
  writeFileSync(new URL("books.csv", import.meta.url), toCsv(rows));
  console.info(`${rows.length} books`);
}

/** One book in our form, or null where its title can't be taken apart for certain. */
function clean(source: Source): Row | null {
  const whole = titleFixes[source.book_id] ?? normalize(source.title);
  const inSeries = splitSeries(whole);
  // Brackets that are no series may be the title's own, an edition's or a publisher's label
  if (/[()]/.test(inSeries.title) || inSeries.title.includes("#")) return null;
  return {
    ...(inSeries.series === "" ? { ...inSeries, ...splitSubtitle(inSeries.title) } : { ...inSeries, subtitle: "" }),
    authors: authors(source.authors).join("; "),
    year: source.original_publication_year.replace(/\.0$/, ""),
    language: languageFixes[source.book_id] ?? languageCodes[source.language_code] ?? "",
    isbn13: isbn13(source.isbn),
  };
}

/** Without surplus white space and invisible characters, and with each accent in one piece with its letter. */
function normalize(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\s\p{Cf}]+/gu, " ")
    .replaceAll(" ,", ",")
    .trim();
}

/** "Mort (Discworld, #4; Death, #1)" into its title and the first series named. */
function splitSeries(whole: string): Pick<Row, "title" | "series" | "series_number"> {
  const [, title, inside] = /^(.+?) ?\(((?:[^()]|\([^()]*\))*)\)$/.exec(whole) ?? [];
  const [, series, number] =
    /^(.+?),? ?# ?(\d[\d.]*(?: ?[-–+,&] ?\d[\d.]*)*)$/.exec(inside?.split(/; ?/)[0] ?? "") ?? [];
  if (title === undefined || series === undefined || number === undefined) {
    return { title: whole, series: "", series_number: "" };
  }
  return { title, series, series_number: number.replace(/ ?[-–] ?/g, "-") };
}

/** "Outliers: The Story of Success" in two where what follows the only colon says what kind of book it is. */
function splitSubtitle(title: string): Pick<Row, "title" | "subtitle"> {
  const [head, tail, more] = title.split(/: ?(?=\D)/);
  if (head === undefined || tail === undefined || more !== undefined) return { title, subtitle: "" };
  return subtitleWords.test(tail) && !/\d|\bVol/.test(head) ? { title: head, subtitle: tail } : { title, subtitle: "" };
}

const subtitleWords =
  /^(?:How|Why|What|Or)\b|\b(?:Memoirs?|Novel|(?:Auto)?biography|History|Story|Journey|Lessons|Guide|Essays|Poems|Power|Science|Art of|Life|Lives|Introduction|Years?|Secrets?|Wisdom|Adventures?)\b/i;

/** The authors in order, each once. A name's parts are never apart by a comma in the source, names are. */
function authors(text: string): string[] {
  const names = text
    .split(",")
    .map(normalize)
    .map((name) => samePerson[name] ?? name);
  return [...new Set(names)].filter((name) => name !== "");
}

/** ISO 639-2 and locales to ISO 639-1; "mul", several languages, is none. */
const languageCodes: Record<string, string> = {
  ...{ eng: "en", en: "en", "en-US": "en", "en-GB": "en", "en-CA": "en", ara: "ar", fil: "fil", fre: "fr", ger: "de" },
  ...{ ind: "id", ita: "it", jpn: "ja", nl: "nl", nor: "no", per: "fa", pol: "pl", por: "pt", spa: "es", tur: "tr" },
  vie: "vi",
};

/** The ISBN-13 of an ISBN-10 that lost its leading zeros; none where the check digit does not fit. */
function isbn13(isbn10: string): string {
  const parsed = isbn10 === "" ? null : parseIsbn(isbn10.padStart(10, "0"));
  return parsed?.ok ? parsed.isbn : "";
}

/** The first of several with the same ISBN, or with the same title, number and author. */
function removeDuplicates(rows: Row[]): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const keys = [`${row.title}\n${row.series_number}\n${row.authors.split("; ")[0]}`, row.isbn13 || undefined];
    const isDuplicate = keys.some((key) => key !== undefined && seen.has(key));
    for (const key of keys) if (key !== undefined) seen.add(key);
    return !isDuplicate;
  });
}

/** The unusual ones and whole shelves of some authors, then the best known, in the source's order: the best known first. */
function select(rows: Row[]): Row[] {
  const chosen = new Set(rows.filter((row) => isUnusual(row) || isOnShelf(row)));
  for (const row of rows) if (chosen.size < MAX_BOOKS) chosen.add(row);
  return rows.filter((row) => chosen.has(row));
}

/** What a bookshop's software has to get right: old, undated, foreign or with a very long title. */
function isUnusual(row: Row): boolean {
  const isForeign = row.language !== "" && row.language !== "en";
  return row.year === "" || Number(row.year) < 1750 || isForeign || row.title.length + row.subtitle.length > 125;
}

function isOnShelf(row: Row): boolean {
  return row.authors.split("; ").some((author) => shelves.has(author));
}

const shelves = new Set([
  ...["J.R.R. Tolkien", "J.K. Rowling", "George Orwell", "Jane Austen", "Homer", "Ursula K. Le Guin"],
  ...["Fyodor Dostoyevsky", "Gabriel García Márquez", "Paulo Coelho", "Leo Tolstoy"],
  ...["Isabel Allende", "Umberto Eco", "Astrid Lindgren", "Virginia Woolf", "Italo Calvino"],
  ...["Chimamanda Ngozi Adichie", "Toni Morrison", "Milan Kundera", "Jorge Luis Borges", "José Saramago"],
]);

/** RFC 4180, with quotes only where they are needed, and LF. */
function toCsv(rows: Row[]): string {
  const lines = [columns.join(","), ...rows.map((row) => columns.map((column) => quoted(row[column])).join(","))];
  return `${lines.join("\n")}\n`;
}

function quoted(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

// What no rule could put right. Keys are the source's book_id.

/** Titles whose brackets are no series or name the lesser one, and one that lost a character. */
const titleFixes: Record<string, string> = {
  611: "The Silmarillion",
  755: "Mort (Discworld, #4)",
  1189: "The Monk Who Sold His Ferrari: A Fable About Fulfilling Your Dreams & Reaching Your Destiny",
  4149: "The Oresteia (Oresteia, #1-3)",
};

/** Languages that are not those of the title and the ISBN. */
const languageFixes: Record<string, string> = {
  1091: "en",
  1817: "",
  2703: "",
  3009: "en",
  4851: "",
  5847: "",
};

/** One author named twice on one book, most in two scripts: the name to keep. */
const samePerson: Record<string, string> = {
  "أحلام مستغانمي": "Ahlam Mosteghanemi",
  "رضوى عاشور": "Radwa Ashour",
  "نجيب محفوظ": "Naguib Mahfouz",
  "علاء الأسواني": "Alaa Al Aswany",
  "خالد الخميسي": "Khaled Al Khamissi",
  "محمد المنسي قنديل": "Mohamed Mansi Qandil",
  "Balangoda Ananda Maitreya Maitreya": "Ananda Maitreya",
  "Edwin M. Curley": "Edwin Curley",
  "武内 直子": "Naoko Takeuchi",
  田中メカ: "Meca Tanaka",
};

main();
