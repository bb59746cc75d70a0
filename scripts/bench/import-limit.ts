/**
 * The limit that imports are compared with: the same rows into the same tables, with indexes, search index and change
 * rows, by better-sqlite3's prepared statements in one transaction.
 */
import Database from "better-sqlite3";
import type { Row } from "./data";
import { authorRowsOf, bookRowsOf } from "./import-rows";

const BATCH_SIZE = 10_000;

/** Books per second, without the time to generate the rows. */
export function limitOf(file: string, books: number): number {
  const db = new Database(file);
  // As in Deckle's own writer. Deferred foreign keys allow links before their books, which is faster.
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; BEGIN");
  db.exec("PRAGMA defer_foreign_keys = ON");
  const set = db
    .prepare(`INSERT INTO "ChangeSet" (command, via, schemaVersion, createdAt) VALUES ('bench', 'test', '', ?)`)
    .run(new Date().toISOString()).lastInsertRowid;
  const write = writer(db);
  const change = (entity: string, id: unknown) =>
    write("Change", { changeSetId: Number(set), entity, entityId: Number(id), action: "create", version: 1 });
  let milliseconds = 0;
  const timed = (work: () => void) => {
    const began = performance.now();
    work();
    milliseconds += performance.now() - began;
  };
  const authors = [...authorRowsOf(books).values()];
  timed(() => {
    for (const author of authors) {
      write("Author", author);
      change("author", author.id);
    }
  });
  for (const chunk of chunks(bookRowsOf(books))) {
    timed(() => {
      for (const { book, authors } of chunk) {
        for (const [position, author] of authors.entries()) {
          write("BookAuthor", { bookId: Number(book.id), position, ...author });
        }
        write("Book", book);
        change("book", book.id);
      }
    });
  }
  timed(() => db.exec("COMMIT"));
  db.close();
  return (books / milliseconds) * 1000;
}

function writer(db: Database.Database) {
  const statements = new Map<string, Database.Statement>();
  return (table: string, row: Row) => {
    const columns = Object.keys(row);
    const known = statements.get(table);
    const places = columns.map(() => "?");
    const sql = `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`)}) VALUES (${places})`;
    const statement = known ?? db.prepare(sql);
    statements.set(table, statement);
    statement.run(Object.values(row));
  };
}

function* chunks<Item>(items: Iterable<Item>): Iterable<Item[]> {
  let chunk: Item[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < BATCH_SIZE) continue;
    yield chunk;
    chunk = [];
  }
  yield chunk;
}
