/**
 * The URLs of the storefront for search engines, in files of at most 50,000, the maximum of the protocol. A file of
 * books or authors is a range of ids: its cost does not grow with the table.
 */
import { db } from "../db/client";
import { env } from "../env";

const MAX_URLS_PER_FILE = 50_000;

/** The names of the files: "stores", "books-1", "books-2" …, "authors-1". */
export async function sitemapFiles(): Promise<string[]> {
  const [book, author] = await Promise.all([
    db.book.findFirst({ orderBy: { id: "desc" }, select: { id: true } }),
    db.author.findFirst({ orderBy: { id: "desc" }, select: { id: true } }),
  ]);
  return ["stores", ...numbered("books", book?.id ?? 0), ...numbered("authors", author?.id ?? 0)];
}

function numbered(kind: string, lastId: number): string[] {
  return Array.from({ length: Math.ceil(lastId / MAX_URLS_PER_FILE) }, (_, index) => `${kind}-${index + 1}`);
}

/** The URLs of a file; undefined where there is no such file. */
export async function sitemapEntries(file: string): Promise<SitemapEntry[] | undefined> {
  if (file === "stores") return storeEntries();
  const [, kind, number] = /^(books|authors)-([1-9]\d{0,4})$/.exec(file) ?? [];
  if (!kind || !number) return undefined;
  const range = { gt: (Number(number) - 1) * MAX_URLS_PER_FILE, lte: Number(number) * MAX_URLS_PER_FILE };
  const query = { where: { id: range }, orderBy: { id: "asc" }, select: { id: true, updatedAt: true } } as const;
  const rows = kind === "books" ? await db.book.findMany(query) : await db.author.findMany(query);
  if (rows.length === 0) return undefined;
  return rows.map((row) => ({ url: `${env.PUBLIC_URL}/${kind}/${row.id}`, lastModified: row.updatedAt }));
}

interface SitemapEntry {
  url: string;
  lastModified?: Date;
}

async function storeEntries(): Promise<SitemapEntry[]> {
  const stores = await db.store.findMany({ where: { open: true }, select: { id: true, updatedAt: true } });
  return [
    ...["", "/books", "/picks", "/stores"].map((path) => ({ url: `${env.PUBLIC_URL}${path}` })),
    ...stores.map((store) => ({ url: `${env.PUBLIC_URL}/stores/${store.id}`, lastModified: store.updatedAt })),
  ];
}
