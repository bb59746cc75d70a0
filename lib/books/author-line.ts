import { Prisma } from "../db/generated/sqlite/client";

/** SQL for the author names of the book `b`, in order, each person once even with several roles; or null. */
export const authorNamesSql = Prisma.sql`(SELECT string_agg(maker.name, ', ' ORDER BY maker.first) FROM (
  SELECT a."name" AS name, min(w."position") AS first FROM "BookAuthor" w JOIN "Author" a ON a."id" = w."authorId"
  WHERE w."bookId" = b."id" GROUP BY a."id", a."name") AS maker)`;
