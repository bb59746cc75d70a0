import { Prisma } from "../db/generated/sqlite/client";

/** The tables that the database keeps of what can be searched (prisma/migrations). */
export const searchTables = ["BookSearch", "AuthorSearch", "UserSearch", "StoreSearch", "ComputerSearch"] as const;
export type SearchTable = (typeof searchTables)[number];

/** For queries: each of them, the view of the texts that it is made of, and the words that are in it. */
export const names: Record<SearchTable, { search: Prisma.Sql; texts: Prisma.Sql; words: Prisma.Sql }> = {
  BookSearch: { search: Prisma.sql`"BookSearch"`, texts: Prisma.sql`"BookText"`, words: Prisma.sql`"BookWord"` },
  AuthorSearch: {
    search: Prisma.sql`"AuthorSearch"`,
    texts: Prisma.sql`"AuthorText"`,
    words: Prisma.sql`"AuthorWord"`,
  },
  UserSearch: { search: Prisma.sql`"UserSearch"`, texts: Prisma.sql`"UserText"`, words: Prisma.sql`"UserWord"` },
  StoreSearch: { search: Prisma.sql`"StoreSearch"`, texts: Prisma.sql`"StoreText"`, words: Prisma.sql`"StoreWord"` },
  ComputerSearch: {
    search: Prisma.sql`"ComputerSearch"`,
    texts: Prisma.sql`"ComputerText"`,
    words: Prisma.sql`"ComputerWord"`,
  },
};
